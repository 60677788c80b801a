using System.Net;
using System.Text.RegularExpressions;
using InfraPoc.Cli.Reviews;
using InfraPoc.Config;
using Markdig;

namespace InfraPoc.Cli.Tests.Reviews;

/// <summary>
/// What a department's file says stands in a comment as it was written: rendered by a Markdown renderer it is no markup, and nothing in it
/// outside of code could be a mention, a reference or an address to the code host.
/// </summary>
public sealed partial class ReviewInjectionTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    public static TheoryData<string> Attempts =>
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<b>bold</b>", "<a href=\"https://example.com\">a</a>", "<!-- hidden -->",
        "</details><h1>Approved</h1>", "<details open>", "<iframe src=//x>", "&lt;b&gt;", "&#64;admin", "@admin", "@your-org/it-security",
        "mail me@example.com", "#1", "GH-1", "owner/repo#1", "owner/repo@0123456789abcdef0123456789abcdef01234567",
        "0123456789abcdef0123456789abcdef01234567", "https://example.com", "http://example.com/a?b=c", "www.example.com", "ftp://example.com",
        "[text](https://example.com)", "![image](https://example.com/a.png)", "[text][ref]", "[^1]", "**bold**", "__bold__", "*italic*",
        "~~gone~~", "# heading", "- [x] approved", "> quoted", "| a | b |", "a | b", "`code`", "``` fence", "` ``` `", "``", "`",
        "\\", "\\`", "\\|", "$x$", "$$x$$", ":tada:", "==marked==", "^up^", "{.class}", "{{resolve:x}}",
        "`<b>bold</b>", "a`<img src=x>``@admin", "`a|<b>` b", "`\n\n<b>@admin</b>", "\r<b>`", "</summary></details><b>@admin</b>",
        "stack\u202E@nimda\u2028<b>",
    ];

    [Theory]
    [MemberData(nameof(Attempts))]
    public void Comment_OfAHostileName_ShowsItAsItWasWritten(string attempt)
    {
        var review = ReviewedCompanies.Of("budget-up") with
        {
            Refused = [attempt],
            Verdict = [new Verdict(ReviewTopic.Protection, ReviewRisk.High, attempt)],
            Violations = [attempt],
            Sandbox = [new ConfigChange(attempt, attempt, attempt)],
            NotComputed = [attempt],
            Approvals = [new Approval(ApprovalKind.BudgetRaised, [attempt], attempt, [attempt], null)],
            Departments = [new DepartmentReview(attempt, attempt, [attempt], [attempt], [attempt], 1) { Currency = "JPY" }],
            Access = [new AccessLine(attempt, attempt, true, true, null, null, [attempt], [attempt], [])],
            Stacks = [new StackChange(attempt, StackFate.Update, [new ResourceChange(attempt, attempt, attempt, "WILL_UPDATE")], attempt)],
            Judges = [attempt],
            Costs = [new CostChange(CostFigure.Cap, null, null, attempt, null, CostLevel.Warn, null) { Was = attempt, Is = attempt }],
            Residency = [new ResidencyLine(attempt, attempt, [attempt], [attempt])],
            Touched = [new TouchedControl(attempt, attempt, [attempt])],
        };

        var html = Markdown.ToHtml(ReviewMarkdown.Comment(review), Pipeline);

        Tag().Matches(html).Select(tag => tag.Groups["name"].Value).Distinct().ShouldBeSubsetOf(
            ["p", "ul", "li", "strong", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "br"]);
        html.ShouldNotContain("<input");
        Regex.Count(html, "<details>").ShouldBe(Regex.Count(html, "</details>"));
        var outside = Code().Replace(Comment().Replace(html, ""), "");
        Live().Matches(outside).Select(match => match.Value).ShouldBeEmpty();
        Code().Matches(html).Select(code => Decoded(code.Groups["text"].Value)).ShouldContain(text => text.Contains(Normal(attempt)));
    }

    private static string Decoded(string html) => Normal(WebUtility.HtmlDecode(html));

    /// <summary>What nobody sees is a blank.</summary>
    private static string Normal(string text) => Invisible().Replace(text, " ").Trim();

    [GeneratedRegex(@"[\p{Cc}\p{Cf}\u2028\u2029]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Invisible();

    [GeneratedRegex("</?(?<name>[a-zA-Z0-9]+)[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(
        "<code[^>]*>(?<text>.*?)</code>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex("<!-- infrapoc review -->", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    /// <summary>What GitHub makes a mention, a reference or a link of, wherever it stands in text.</summary>
    [GeneratedRegex(
        @"(?<![\w])@[A-Za-z0-9]|://|www\.|#\d|GH-\d|\b[0-9a-f]{7,40}\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Live();
}
