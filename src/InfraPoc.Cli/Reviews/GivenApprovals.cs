using System.Text.Json;
using InfraPoc.Config;

namespace InfraPoc.Cli.Reviews;

/// <summary>
/// Who approved a pull request as it is now, from what GitHub's <c>GET /repos/{owner}/{repo}/pulls/{number}/reviews</c> answers.
/// See: https://docs.github.com/en/rest/pulls/reviews
/// </summary>
internal static class GivenApprovals
{
    /// <summary>Accounts whose last review of the head approves it; a comment takes nothing back.</summary>
    /// <param name="json">A list of reviews, oldest first.</param>
    /// <param name="head">The commit that is reviewed: an approval of another one does not count.</param>
    /// <exception cref="CommandException">It is not such a list.</exception>
    public static IReadOnlyList<string> Read(string json, string head)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return
            [
                .. document.RootElement.EnumerateArray()
                    .Select(review => (
                        Login: review.GetProperty("user").GetProperty("login").GetString()!,
                        State: review.GetProperty("state").GetString(),
                        Commit: review.GetProperty("commit_id").GetString()))
                    .Where(review => review.State is "APPROVED" or "CHANGES_REQUESTED" or "DISMISSED")
                    .GroupBy(review => review.Login, StringComparer.OrdinalIgnoreCase)
                    .Select(reviews => reviews.Last())
                    .Where(review => review.State == "APPROVED" && review.Commit == head)
                    .Select(review => review.Login),
            ];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw CommandException.Misused(
                new Bilingual("The reviews are not the list that GitHub answers: ", "レビューのファイルが、GitHub の返す一覧ではありません")
                + Bilingual.Detail(exception.Message));
        }
    }
}
