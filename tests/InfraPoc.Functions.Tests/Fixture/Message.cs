using System.Web;

namespace InfraPoc.Functions.Tests.Fixture;

/// <summary>A message to a topic.</summary>
internal sealed record Message(string Topic, string Subject, string Text, string Kind)
{
    public static Message Of(string form)
    {
        var fields = HttpUtility.ParseQueryString(form);
        return new(
            fields["TopicArn"]!.Split(':')[^1],
            fields["Subject"]!,
            fields["Message"]!,
            fields["MessageAttributes.entry.1.Value.StringValue"]!);
    }
}
