namespace InfraPoc.Cli.Reviews;

/// <summary>What a review says about one topic.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Risk">How much of a decision it takes.</param>
/// <param name="Text">One sentence, in the company's language.</param>
internal sealed record Verdict(ReviewTopic Topic, ReviewRisk Risk, string Text);
