using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Config.Editing;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc models check</c>: what to do about the models, as far as it is known without asking AWS.</summary>
internal sealed class ModelsCheckCommand : CliCommand
{
    private const string Catalogue = $"{ConfigLoader.Folder}/models.yaml";

    private readonly Option<OutputFormat> format;

    public ModelsCheckCommand(Session session)
        : base(
            session, "check",
            new(
                "Check age of prices and end of life of the models in use, and what an administrator must do once",
                "利用中のモデルについて、価格の古さと提供終了日、管理者が一度だけ行う作業を確認する"),
            new Example("models check", new("exits with 1 when something is to be done about a model", "モデルに問題があれば終了コード 1 で終了する")))
    {
        JsonType = typeof(ModelsCheck);
        Options.Add(format = CommonOptions.Format(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var config = Session.Load(CommonOptions.RootOf(arguments));
        var models = ModelReport.Of(config, LocalDay.Today(Session.Clock, config.Sandbox.TimeZone))
            .Where(model => model.Departments.Count > 0).ToList();
        var check = new ModelsCheck(
            [
                .. from model in models
                   from finding in Findings(model)
                   select new ModelTask(model.Alias, Session.Say(finding.Text), finding.Files),
            ],
            [.. from model in models from text in Once(model) select new ModelTask(model.Alias, Session.Say(text))]);
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            Session.Terminal.WriteJson(check);
        }
        else
        {
            Write(check.Findings.Count > 0 ? new("Findings", "指摘") : new("No findings", "指摘なし"), check.Findings);
            if (check.Once.Count > 0)
            {
                Write(new("Once by an administrator, before departments call it", "部門が呼び出す前に、管理者が一度だけ行うこと"), check.Once);
            }
        }

        return check.Findings.Count > 0
            ? Outcome.Found(
                new("correct these files, then `infrapoc models check` again", "以下のファイルを直してから、もう一度 `infrapoc models check` を実行してください"),
                [.. check.Findings.SelectMany(finding => finding.Files).Distinct()])
            : Outcome.Done(new(
                "`infrapoc models list` shows their prices and Regions; docs/deploy.md says when what is done once is done",
                "価格とリージョンは `infrapoc models list` で確認できます。一度だけ行う作業の時期は docs/deploy.ja.md を参照してください"));
    }

    private void Write(Bilingual title, IReadOnlyList<ModelTask> lines)
    {
        Session.Terminal.Out.WriteLine(Session.Say(title));
        lines.ToList().ForEach(line => Session.Terminal.Out.WriteLine($"  {line.Model}{Session.Say(SharedWords.Colon)}{line.Text}"));
    }

    private static IEnumerable<(Bilingual Text, IReadOnlyList<string> Files)> Findings(ModelReport model)
    {
        if (model.IsPriceStale)
        {
            yield return (
                new(
                    $"the price was read {model.PriceAgeDays} days ago ({CostText.Day(model.PricedOn)}); read it again from https://aws.amazon.com/bedrock/pricing/",
                    $"価格を確認してから {model.PriceAgeDays} 日たっています（{CostText.Day(model.PricedOn)}）。https://aws.amazon.com/bedrock/pricing/ で確認し直してください"),
                [Catalogue]);
        }

        if (model.EndsSoon)
        {
            yield return (
                new Bilingual("it ", "") + SharedWords.Served(model) + new Bilingual(
                    $"; give {string.Join(", ", model.Departments)} another one",
                    $"。{string.Join("、", model.Departments)} に別のモデルを用意してください"),
                [.. model.Departments.Select(ConfigDraft.FileOf)]);
        }
    }

    private static IEnumerable<Bilingual> Once(ModelReport model) =>
    [
        .. model.NeedsForm ? [new Bilingual(
            $"submit {model.Provider}'s use-case form in the Bedrock console", $"Bedrock コンソールで {model.Provider} の利用目的のフォームを提出する")]
            : Array.Empty<Bilingual>(),
        .. model.NeedsSubscription ? [new Bilingual(
            "call it once in the playground, which subscribes the account and takes up to 15 minutes",
            "プレイグラウンドで一度呼び出す（アカウントの利用登録が行われ、最大 15 分かかる）")]
            : Array.Empty<Bilingual>(),
    ];
}
