using System.Xml;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>A session of any principal a department can use lasts four hours at most.</summary>
public sealed class SessionsEndWithinFourHours() : Control(
    "ACC-05",
    guarantee: new(
        "A session that a department opens ends after four hours at the latest.",
        "部門が開始したセッションは、遅くとも 4 時間で終了します。"),
    why: new(
        "Removing somebody from a group does not end a session that is running.",
        "グループから外しても、実行中のセッションは終了しないためです。"),
    fix: new(
        "Set SessionDuration of the permission set, or MaxSessionDuration of the role, to four hours or less.",
        "許可セットの SessionDuration、またはロールの MaxSessionDuration を 4 時間以下にしてください。"),
    [Nist("AC-12"), Lens("GENSEC01-BP01")])
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        foreach (var principal in templates.Principals)
        {
            var property = principal.IsSignIn ? "SessionDuration" : "MaxSessionDuration";
            var duration = Duration(principal);
            if (duration > Longest)
            {
                yield return principal.Source.Violates(
                    new(
                        $"Sessions last {duration.TotalHours:0.##} h; at most {Longest.TotalHours:0} h are allowed.",
                        $"セッションが {duration.TotalHours:0.##} 時間続きます。上限は {Longest.TotalHours:0} 時間です。"),
                    property);
            }
        }
    }

    // Without a value, both kinds of session last an hour.
    private static TimeSpan Duration(DepartmentPrincipal principal) => principal.IsSignIn
        ? principal.Source.Text("SessionDuration") is { } text ? XmlConvert.ToTimeSpan(text) : TimeSpan.FromHours(1)
        : TimeSpan.FromSeconds((double)(principal.Source.Number("MaxSessionDuration") ?? 3600));
}
