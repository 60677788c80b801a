using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>What people call an AWS Region: city or area, and country.</summary>
internal static class RegionNames
{
    /// <summary>See: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html</summary>
    private static readonly Dictionary<string, (string English, string Japanese)> Names = new(StringComparer.Ordinal)
    {
        ["af-south-1"] = ("Cape Town, South Africa", "ケープタウン（南アフリカ）"),
        ["ap-east-1"] = ("Hong Kong", "香港"),
        ["ap-east-2"] = ("Taipei, Taiwan", "台北（台湾）"),
        ["ap-northeast-1"] = ("Tokyo, Japan", "東京（日本）"),
        ["ap-northeast-2"] = ("Seoul, South Korea", "ソウル（韓国）"),
        ["ap-northeast-3"] = ("Osaka, Japan", "大阪（日本）"),
        ["ap-south-1"] = ("Mumbai, India", "ムンバイ（インド）"),
        ["ap-south-2"] = ("Hyderabad, India", "ハイデラバード（インド）"),
        ["ap-southeast-1"] = ("Singapore", "シンガポール"),
        ["ap-southeast-2"] = ("Sydney, Australia", "シドニー（オーストラリア）"),
        ["ap-southeast-3"] = ("Jakarta, Indonesia", "ジャカルタ（インドネシア）"),
        ["ap-southeast-4"] = ("Melbourne, Australia", "メルボルン（オーストラリア）"),
        ["ap-southeast-5"] = ("Malaysia", "マレーシア"),
        ["ap-southeast-7"] = ("Thailand", "タイ"),
        ["ca-central-1"] = ("Central Canada", "カナダ中部"),
        ["ca-west-1"] = ("Calgary, Canada", "カルガリー（カナダ）"),
        ["eu-central-1"] = ("Frankfurt, Germany", "フランクフルト（ドイツ）"),
        ["eu-central-2"] = ("Zurich, Switzerland", "チューリッヒ（スイス）"),
        ["eu-north-1"] = ("Stockholm, Sweden", "ストックホルム（スウェーデン）"),
        ["eu-south-1"] = ("Milan, Italy", "ミラノ（イタリア）"),
        ["eu-south-2"] = ("Spain", "スペイン"),
        ["eu-west-1"] = ("Ireland", "アイルランド"),
        ["eu-west-2"] = ("London, United Kingdom", "ロンドン（英国）"),
        ["eu-west-3"] = ("Paris, France", "パリ（フランス）"),
        ["il-central-1"] = ("Tel Aviv, Israel", "テルアビブ（イスラエル）"),
        ["me-central-1"] = ("United Arab Emirates", "アラブ首長国連邦"),
        ["me-south-1"] = ("Bahrain", "バーレーン"),
        ["mx-central-1"] = ("Mexico", "メキシコ"),
        ["sa-east-1"] = ("São Paulo, Brazil", "サンパウロ（ブラジル）"),
        ["us-east-1"] = ("Northern Virginia, USA", "バージニア北部（米国）"),
        ["us-east-2"] = ("Ohio, USA", "オハイオ（米国）"),
        ["us-west-1"] = ("Northern California, USA", "北カリフォルニア（米国）"),
        ["us-west-2"] = ("Oregon, USA", "オレゴン（米国）"),
    };

    /// <summary>The name with the code, or the code alone for a Region that has no name here.</summary>
    public static string Of(string code, Language language) => !Names.TryGetValue(code, out var name) ? code
        : language == Language.Japanese ? $"{name.Japanese} {code}"
        : $"{name.English} ({code})";
}
