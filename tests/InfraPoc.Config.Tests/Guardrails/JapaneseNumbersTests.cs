using System.Text.RegularExpressions;

namespace InfraPoc.Config.Tests.Guardrails;

public sealed class JapaneseNumbersTests
{
    private static readonly Dictionary<PersonalInformationType, string[]> Numbers = new()
    {
        [PersonalInformationType.MyNumber] =
        [
            "123456789012",
            "番号は123456789012です",
            "マイナンバー123456789012を登録",
            "マイナンバー：１２３４５６７８９０１２",
            "1234-5678-9012",
            "１２３４－５６７８－９０１２",
            "1234 5678 9012",
            "1234　5678　9012",
            "個人番号は1234‐5678‐9012です。",
            "1234ー5678ー9012",
            "1234−5678−9012",
            "ナンバー1234–5678–9012",
            "番号―1234—5678—9012",
            "田中 19800101 123456789012",
            "一行目\n123456789012\n三行目",
            "(123456789012)",
            "マイナンバー: 1234 5678 9012、氏名は田中",
            "123456789012-",
            "12345678901２",
        ],
        [PersonalInformationType.CorporateNumber] =
        [
            "1234567890123",
            "法人番号は1234567890123です",
            "T1234567890123",
            "登録番号Ｔ１２３４５６７８９０１２３",
            "T-1234567890123",
            "法人番号：１２３４５６７８９０１２３",
            "1-2345-6789-0123",
            "1 2345 6789 0123",
            "法人ナンバー1234567890123",
            "番号\n9876543210987\n以上",
            "（7000012050002）",
            "7−0000−1205−0002",
            "法人番号は 7 0000 1205 0002 です",
            "法人番号7000012050002。",
        ],
        [PersonalInformationType.DrivingLicence] =
        [
            "免許証番号123456789012",
            "免許証の番号は123456789012です",
            "運転免許：１２３４５６７８９０１２",
            "免許証番号　第123456789012号",
            "driver's license no. 123456789012",
            "Driving licence: 123456789012",
            "DRIVER LICENSE 1234 5678 9012",
            "免許証番号\n123456789012",
            "免許の有効期限は2027年、番号は123456789012",
            "運転免許証ナンバー123456789012",
            "免許番号 1234-5678-9012",
            "免許証（123456789012）",
            "免許証№１２３４−５６７８−９０１２",
            "Driver’s Licence 123456789012",
        ],
        [PersonalInformationType.Passport] =
        [
            "TK1234567",
            "旅券番号はTK1234567です",
            "パスポートTR1234567を提示",
            "ＴＫ１２３４５６７",
            "パスポートナンバーTK1234567",
            "TK 1234567",
            "ＭＵ　１２３４５６７",
            "番号:TK1234567",
            "（TZ0000001）",
            "一行\nTK1234567\n三行",
            "TK1234567。",
            "旅券ＴＫ1234567を紛失",
            "Passport No. TK1234567",
        ],
        [PersonalInformationType.BankAccount] =
        [
            "口座番号1234567",
            "口座番号は1234567です",
            "普通 1234567",
            "普通預金１２３４５６７",
            "(普)1234567",
            "当座：1234567",
            "みずほ銀行 渋谷支店 普通 1234567 田中太郎",
            "account number: 1234567",
            "Account No. 1234567",
            "口座ナンバー1234567",
            "貯蓄預金 No.1234567",
            "記号 12340 番号 12345671",
            "記号・番号：１２３４０－１２３４５６７１",
            "ゆうちょ銀行 12340-1234567",
            "記号12340-2-12345671",
            "口座は普通（1234567）",
            "口座番号\n1234567",
        ],
        [PersonalInformationType.Phone] =
        [
            "090-1234-5678",
            "09012345678",
            "電話は０９０－１２３４－５６７８です",
            "080 1234 5678",
            "(070)1234-5678",
            "050-1234-5678",
            "03-1234-5678",
            "03(1234)5678",
            "（０３）１２３４－５６７８",
            "0422-12-3456",
            "04992-2-1234",
            "0120-123-456",
            "0120123456",
            "0800-123-4567",
            "+81 90-1234-5678",
            "+81-3-1234-5678",
            "＋８１９０１２３４５６７８",
            "+81 (0)3 1234 5678",
            "携帯ナンバー090ー1234ー5678",
            "TEL:06−1234−5678まで",
            "045 123 4567",
            "0570-123-456",
            "連絡先\n090-1234-5678\n以上",
            "電話:090‐1234‐5678",
        ],
    };

    private static readonly Dictionary<PersonalInformationType, string[]> NearMisses = new()
    {
        [PersonalInformationType.MyNumber] =
        [
            "12345678901",
            "1234567890123",
            "1234567890123456",
            "1234-5678-9012-3456",
            "1234 5678 9012 3456",
            "1234　5678　9012　3456",
            "１２３４－５６７８－９０１２－３４５６",
            "090-1234-5678",
            "09012345678",
            "12,345,678,901,2",
            "¥1,234,567,890",
            "2026-11-24 10:30:00",
            "2026年11月24日",
            "1234-5678-901",
            "123-456-789-012",
            "550e8400-e29b-41d4-a716-446655440000",
            "3.14159265358979",
            "03-1234-5678",
            "T1234567890123",
            "1234 5678 901",
        ],
        [PersonalInformationType.CorporateNumber] =
        [
            "123456789012",
            "0123456789012",
            "12345678901234",
            "1234567890123456",
            "1234-5678-9012-3456",
            "1 2345 6789 0123 4567",
            "978-4-10-101001-0",
            "090-1234-5678",
            "1,234,567,890,123円",
            "2026-11-24",
            "T123456789012",
            "T12345678901234",
            "1234-567890123",
            "ｔ０１２３４５６７８９０１２",
        ],
        [PersonalInformationType.DrivingLicence] =
        [
            "123456789012",
            "番号は123456789012です",
            "免許証番号12345678901",
            "免許証番号1234567890123",
            "免許証番号1234567890123456",
            "免許を取りました。注文番号は123456789012です",
            "免許更新は2027-01-05、手数料2500円",
            "free license key ABC",
            "免許証番号1234-5678-9012-3456",
            "driver version 1.2.3",
            "license 123456789012",
            "免許の番号は090-1234-5678",
            "免許は、たいへん長い説明の後に書かれていて誰の番号でもなく注文のものである123456789012",
        ],
        [PersonalInformationType.Passport] =
        [
            "TK123456",
            "TK12345678",
            "ATK1234567",
            "T1234567",
            "tk1234567",
            "TK1234567A",
            "XX-TK1234567-2",
            "1TK1234567",
            "TK1234567-2",
            "TK-123-4567",
            "Tk1234567",
            "ＡＴＫ１２３４５６７",
            "TK 12 34567",
            "AB1234567890",
        ],
        [PersonalInformationType.BankAccount] =
        [
            "1234567",
            "口座に1234567円を振り込む",
            "口座に￥1234567振り込む",
            "普通は1234567円です",
            "口座番号123456",
            "口座番号12345678",
            "口座番号12345678901234",
            "口座開設日は2026-11-24",
            "口座に1,234,567円",
            "普通の電車は1234本",
            "〒123-4567",
            "電話 03-1234-5678",
            "記号 12340 のうち 3 個",
            "記号 22341 番号 12345671",
            "口座を作りました。番号は1234567です",
            "口座に1234567万",
        ],
        [PersonalInformationType.Phone] =
        [
            "123456789012",
            "0901234567",
            "090123456789",
            "2026-11-24",
            "01-12-2026",
            "05 11 2026",
            "1234-5678-9012-3456",
            "1234567",
            "¥1,234,567",
            "003-1234-5678",
            "03-123-456",
            "03-12345-6789",
            "0312345678",
            "123-4567",
            "9-090-1234-5678",
            "090-1234-56789",
            "+1 212 555 0100",
            "0.0901234567",
            "10:30-11:30",
            "08:00-12:00",
        ],
    };

    public static TheoryData<PersonalInformationType, string> NumberRows => Rows(Numbers);

    public static TheoryData<PersonalInformationType, string> NearMissRows => Rows(NearMisses);

    public static TheoryData<PersonalInformationType> Types => [.. Numbers.Keys];

    [Theory, MemberData(nameof(NumberRows))]
    public void For_TextWithNumber_Finds(PersonalInformationType type, string text) => IsFound(type, text).ShouldBeTrue(text);

    [Theory, MemberData(nameof(NearMissRows))]
    public void For_NearMiss_FindsNothing(PersonalInformationType type, string text) => IsFound(type, text).ShouldBeFalse(text);

    [Theory, MemberData(nameof(Types))]
    public void For_EveryType_HasAtLeastTwelveSamplesEach(PersonalInformationType type)
    {
        Numbers[type].Length.ShouldBeGreaterThanOrEqualTo(12);
        NearMisses[type].Length.ShouldBeGreaterThanOrEqualTo(12);
    }

    [Theory, MemberData(nameof(Types))]
    public void For_EveryPattern_KeepsToTheServicesLimitsAndToWhatAllEnginesShare(PersonalInformationType type)
    {
        foreach (var regex in JapaneseNumbers.For(type))
        {
            regex.Pattern.Length.ShouldBeInRange(1, GuardrailRegex.MaximumLength);
            regex.Name.Length.ShouldBeInRange(1, 100);
            regex.Description.Length.ShouldBeInRange(1, 1000);
            // No escapes at all, no group but (?:...), nothing lazy or possessive.
            regex.Pattern.ShouldNotContain("\\");
            Regex.Count(regex.Pattern, @"\(\?[^:]|[*+?}][+?]", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(0);
        }
    }

    [Fact]
    public void For_TypesThatBedrockKnows_IsEmpty() =>
        Enum.GetValues<PersonalInformationType>().Except(Numbers.Keys).ShouldAllBe(type => JapaneseNumbers.For(type).Count == 0);

    [Fact]
    public void For_AllTypes_LeavesRegexesForTerms() =>
        Enum.GetValues<PersonalInformationType>().Sum(type => JapaneseNumbers.For(type).Count).ShouldBe(GuardrailRegex.MaximumCount - 3);

    /// <summary>Without lookaround the neighbours are part of what is found, and of what is masked.</summary>
    [Fact]
    public void For_NumberWithinASentence_TakesItsNeighboursIn() =>
        Regex
            .Match("番号は123456789012です", JapaneseNumbers.For(PersonalInformationType.MyNumber)[0].Pattern, RegexOptions.NonBacktracking)
            .Value.ShouldBe("は123456789012で");

    /// <summary>The engine without backtracking refuses lookaround and back-references, as Bedrock does.</summary>
    private static bool IsFound(PersonalInformationType type, string text) =>
        JapaneseNumbers.For(type).Any(regex => Regex.IsMatch(text, regex.Pattern, RegexOptions.NonBacktracking));

    private static TheoryData<PersonalInformationType, string> Rows(Dictionary<PersonalInformationType, string[]> samples)
    {
        var rows = new TheoryData<PersonalInformationType, string>();
        foreach (var (type, texts) in samples)
        {
            Array.ForEach(texts, text => rows.Add(type, text));
        }

        return rows;
    }
}
