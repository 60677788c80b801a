using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reviews;
using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc review</c>: what a change means for people, money, data and protection, for whoever approves it.</summary>
internal sealed class ReviewCommand : Command
{
    private readonly Terminal terminal;
    private readonly IReadOnlyList<Control> controls;
    private readonly TimeProvider clock;
    private readonly Option<string> @base = new("--base")
    {
        Description = "What is there: a commit, or a project folder with config/ and cdk.out/",
        DefaultValueFactory = _ => "main",
    };

    private readonly Option<string> head = new("--head")
    {
        Description = "What is proposed: a commit, or a project folder",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<ReviewFormat> format = new("--format")
    {
        Description = "markdown for a comment on a pull request, json for programs",
        DefaultValueFactory = _ => ReviewFormat.Markdown,
    };

    private readonly Option<ReviewTopic[]> failOn = new("--fail-on")
    {
        Description = "Fail when one of these takes a decision",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<FileInfo?> reviews = new("--reviews")
    {
        Description = "A file with the reviews of the pull request as GitHub's API lists them",
    };

    private readonly Option<string?> commit = new("--commit")
    {
        Description = "With --reviews: the commit of the head that approvals must be for",
    };

    private readonly Option<FileInfo?> whole = new("--whole")
    {
        Description = "Also write the review with every difference to this file",
    };

    public ReviewCommand(Terminal terminal, IReadOnlyList<Control> controls, TimeProvider clock)
        : base("review", "Say what a change means: access, money, where data goes, protection, and what is destroyed")
    {
        this.terminal = terminal;
        this.controls = controls;
        this.clock = clock;
        Options.Add(@base);
        Options.Add(head);
        Options.Add(format);
        Options.Add(failOn);
        Options.Add(reviews);
        Options.Add(commit);
        Options.Add(whole);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var root = arguments.GetRequiredValue(CommonOptions.Root).FullName;
        Review review;
        try
        {
            var given = arguments.GetValue(reviews) is { } list
                ? GivenApprovals.Read(File.ReadAllText(list.FullName), arguments.GetValue(commit) ?? "") : [];
            using var old = ReviewSource.Read(root, arguments.GetRequiredValue(@base), terminal.Error.WriteLine, out var before);
            using var now = ReviewSource.Read(root, arguments.GetRequiredValue(head), terminal.Error.WriteLine, out var after);
            var today = LocalDay.Today(clock, after.Config.Sandbox.TimeZone);
            review = Review.Of(before, after, StackChange.Of(root, before.Assembly, after.Assembly), controls, today, given);
        }
        catch (Exception exception) when (exception is AppException or AssemblyException or PolicyFormatException)
        {
            terminal.Error.WriteLine(exception.Message);
            return ExitCode.Unavailable;
        }

        if (arguments.GetValue(whole) is { } file)
        {
            File.WriteAllText(file.FullName, ReviewMarkdown.Whole(review));
        }

        if (arguments.GetValue(format) == ReviewFormat.Json)
        {
            terminal.WriteJson(review);
        }
        else
        {
            terminal.Out.Write(ReviewMarkdown.Comment(review));
        }

        var failing = arguments.GetValue(failOn) ?? [];
        return review.Refused.Count > 0
            || review.Verdict.Any(verdict => verdict.Risk == ReviewRisk.High && failing.Contains(verdict.Topic))
                ? ExitCode.ControlViolated : ExitCode.Success;
    }
}
