using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc models list</c>: the catalogue, with who uses what.</summary>
internal sealed class ModelsListCommand : CliCommand
{
    private readonly Option<OutputFormat> format;

    public ModelsListCommand(Session session)
        : base(
            session, "list", new("List the models that departments may be given, with price, Regions and who has them", "部門に許可できるモデルを、価格、リージョン、利用部門とともに一覧表示する"),
            new Example("models list", new("US dollars for a million tokens", "価格は 100 万トークンあたりの米ドル")))
    {
        JsonType = typeof(IReadOnlyList<ModelReport>);
        Options.Add(format = CommonOptions.Format(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var config = Session.Load(CommonOptions.RootOf(arguments));
        var models = ModelReport.Of(config, LocalDay.Today(Session.Clock, config.Sandbox.TimeZone));
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            Session.Terminal.WriteJson(models);
        }
        else
        {
            // A column that says nothing is left out.
            var areUnusable = models.Any(model => model.Unusable.Count > 0);
            RowTable.Write(
                Session.Terminal.Console,
                [.. new Bilingual[]
                {
                    new("Model", "モデル"), new("Inference", "推論"), new("Regions", "リージョン"), new("Input $/M", "入力 $/M"), new("Output $/M", "出力 $/M"),
                    new("Priced on", "価格の確認日"), new("Departments", "部門"),
                }.Concat(areUnusable ? [new("Cannot be given", "許可できない理由")] : []).Select(Session.Say)],
                [.. models.Select(model => (IReadOnlyList<IReadOnlyList<string>>)
                [
                    [model.Alias, model.Name],
                    [model.Inference],
                    model.Regions.Count > 0 ? model.Regions : [Session.Say(new("any", "すべて"))],
                    [CostText.Rounded(model.Input)], [CostText.Rounded(model.Output)],
                    [CostText.Day(model.PricedOn)],
                    model.Departments.Count > 0 ? model.Departments : ["-"],
                    .. areUnusable ? [WhyNot(model)] : (IReadOnlyList<string>[])[],
                ])],
                3, 4);
        }

        return Outcome.Done(new(
            "`infrapoc models check` says what to do about them", "対応が必要なことは `infrapoc models check` で確認できます"));
    }

    private IReadOnlyList<string> WhyNot(ModelReport model) => model.Unusable.Count == 0 ? [""] :
    [
        .. model.Unusable.Select(obstacle => Session.Say(obstacle == ModelObstacle.EndOfLife
            ? new($"served until {CostText.Day(model.EndOfLife!.Value)} only", $"{CostText.Day(model.EndOfLife!.Value)} に提供が終了")
            : new("a Region is not signed off", "承認されていないリージョン"))),
    ];
}
