using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>What people call an AWS Region: city or area, and country.</summary>
internal static class RegionNames
{
    /// <summary>See: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html</summary>
    private static readonly Dictionary<string, Bilingual> Names = new(StringComparer.Ordinal)
    {
        ["af-south-1"] = new("Cape Town, South Africa", "ケープタウン（南アフリカ）"),
        ["ap-east-1"] = new("Hong Kong", "香港"),
        ["ap-east-2"] = new("Taipei, Taiwan", "台北（台湾）"),
        ["ap-northeast-1"] = new("Tokyo, Japan", "東京（日本）"),
        ["ap-northeast-2"] = new("Seoul, South Korea", "ソウル（韓国）"),
        ["ap-northeast-3"] = new("Osaka, Japan", "大阪（日本）"),
        ["ap-south-1"] = new("Mumbai, India", "ムンバイ（インド）"),
        ["ap-south-2"] = new("Hyderabad, India", "ハイデラバード（インド）"),
        ["ap-southeast-1"] = new("Singapore", "シンガポール"),
        ["ap-southeast-2"] = new("Sydney, Australia", "シドニー（オーストラリア）"),
        ["ap-southeast-3"] = new("Jakarta, Indonesia", "ジャカルタ（インドネシア）"),
        ["ap-southeast-4"] = new("Melbourne, Australia", "メルボルン（オーストラリア）"),
        ["ap-southeast-5"] = new("Malaysia", "マレーシア"),
        ["ap-southeast-6"] = new("New Zealand", "ニュージーランド"),
        ["ap-southeast-7"] = new("Thailand", "タイ"),
        ["ca-central-1"] = new("Montreal, Canada", "モントリオール（カナダ）"),
        ["ca-west-1"] = new("Calgary, Canada", "カルガリー（カナダ）"),
        ["eu-central-1"] = new("Frankfurt, Germany", "フランクフルト（ドイツ）"),
        ["eu-central-2"] = new("Zurich, Switzerland", "チューリッヒ（スイス）"),
        ["eu-north-1"] = new("Stockholm, Sweden", "ストックホルム（スウェーデン）"),
        ["eu-south-1"] = new("Milan, Italy", "ミラノ（イタリア）"),
        ["eu-south-2"] = new("Spain", "スペイン"),
        ["eu-west-1"] = new("Ireland", "アイルランド"),
        ["eu-west-2"] = new("London, United Kingdom", "ロンドン（英国）"),
        ["eu-west-3"] = new("Paris, France", "パリ（フランス）"),
        ["il-central-1"] = new("Tel Aviv, Israel", "テルアビブ（イスラエル）"),
        ["me-central-1"] = new("United Arab Emirates", "アラブ首長国連邦"),
        ["me-south-1"] = new("Bahrain", "バーレーン"),
        ["mx-central-1"] = new("Mexico", "メキシコ"),
        ["sa-east-1"] = new("São Paulo, Brazil", "サンパウロ（ブラジル）"),
        ["us-east-1"] = new("Northern Virginia, USA", "バージニア北部（米国）"),
        ["us-east-2"] = new("Ohio, USA", "オハイオ（米国）"),
        ["us-west-1"] = new("Northern California, USA", "北カリフォルニア（米国）"),
        ["us-west-2"] = new("Oregon, USA", "オレゴン（米国）"),
    };

    /// <summary>The name with the code, or the code alone for a Region that has no name here.</summary>
    public static string Of(string code, Language language) => !Names.TryGetValue(code, out var name) ? code
        : new Bilingual($"{name.English} ({code})", $"{name.Japanese} {code}").In(language);

    /// <summary>The country of a Region, or the code of one that has no name here.</summary>
    public static string Country(string code, Language language) => !Names.TryGetValue(code, out var name) ? code
        : new Bilingual(name.English.Split(", ")[^1], name.Japanese.Split('（', '）') is [_, var country, _] ? country : name.Japanese)
            .In(language);
}
