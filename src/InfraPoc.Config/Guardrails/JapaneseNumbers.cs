namespace InfraPoc.Config;

/// <summary>
/// Regular expressions for the numbers of Japan that Amazon Bedrock has no built-in type for, or knows in general form only.
/// </summary>
/// <remarks>
/// Digits, hyphens and blanks count in half and full width. Check digits cannot be computed, so a number that merely looks
/// like one is found too. There is no lookaround: a pattern takes in the characters before and after the number that show
/// where it ends, and with the action <c>mask</c> they are replaced as well. See docs/guardrails.md.
/// </remarks>
public static class JapaneseNumbers
{
    private const string Digit = "[0-9０-９]";

    /// <summary>What is typed as a hyphen, the long vowel mark among it.</summary>
    private const string Hyphens = "－‐‑–—―−ー-";

    private const string Hyphen = $"[{Hyphens}]";
    private const string Separator = $"[ 　{Hyphens}]";

    /// <summary>
    /// Where a run of digits starts. ナンバー ends with a long vowel mark, so one hyphen may precede it, but not a digit and a hyphen.
    /// </summary>
    private const string Start = $"(?:^|[^0-9０-９{Hyphens}]){Hyphen}?";
    private const string End = $"{Hyphen}?(?:[^0-9０-９{Hyphens}]|$)";

    /// <summary>The same for digits in groups, of which no further group may follow after a blank either.</summary>
    private const string GroupStart = $"(?:^|[^0-9０-９ 　{Hyphens}]){Separator}{{0,3}}";
    private const string GroupEnd = $"{Separator}{{0,3}}(?:[^0-9０-９ 　{Hyphens}]|$)";

    /// <summary>From a keyword to the number it announces: within the sentence, at most 30 characters.</summary>
    private const string Announced = $"(?:[^。]{{0,30}}[^0-9０-９{Hyphens}])?{Hyphen}?";

    /// <summary>The same to an account, which is no amount of yen.</summary>
    private const string NoAmount = $"(?:[^。]{{0,20}}[^0-9０-９¥￥{Hyphens}])?";

    private const string Between = "[ 　()（）－‐‑–—―−ー-]{0,2}";
    private const string Parted = "[ 　()（）－‐‑–—―−ー-]{1,2}";

    private static readonly GuardrailRegex MyNumber = new(
        "my-number", "Individual number: 12 digits, also in groups of four",
        $"{Start}{Digit}{{12}}{End}|{GroupStart}{Digit}{{4}}{Separator}{Digit}{{4}}{Separator}{Digit}{{4}}{GroupEnd}");

    private static readonly GuardrailRegex CorporateNumber = new(
        "corporate-number", "Corporate number: 13 digits of which the first is not 0, also in groups and with the T of an invoice number",
        $"{Start}[TＴ]?[1-9１-９]{Digit}{{12}}{End}|{GroupStart}[1-9１-９](?:{Separator}{Digit}{{4}}){{3}}{GroupEnd}");

    private static readonly GuardrailRegex DrivingLicence = new(
        "driving-licence", "Driving licence number: 12 digits after 免許 or driving licence",
        $"(?:免許|[Dd][Rr][Ii][Vv][^。]{{1,6}}[Ll][Ii][Cc][Ee][Nn][CcSs][Ee]){Announced}{Digit}{{4}}{Separator}?{Digit}{{4}}{Separator}?{Digit}{{4}}{End}");

    private static readonly GuardrailRegex Passport = new(
        "passport", "Passport number: two capital letters and seven digits",
        $"(?:^|[^0-9A-Za-z０-９Ａ-Ｚａ-ｚ{Hyphens}]){Hyphen}?[A-ZＡ-Ｚ]{{2}}[ 　]?{Digit}{{7}}{Hyphen}?(?:[^0-9A-Za-z０-９Ａ-Ｚａ-ｚ{Hyphens}]|$)");

    private static readonly GuardrailRegex BankAccount = new(
        "bank-account",
        "Bank account: 7 digits after 口座, account or the kind of account, not an amount of money; 記号 and 番号 of the post bank",
        $"(?:口座{NoAmount}|[Aa][Cc][Cc][Oo][Uu][Nn][Tt]{NoAmount}|(?:普通|当座|貯蓄|普[)）])(?:預金)?[ 　:：・,、)）」№No.．番号#＃(（]{{0,8}}){Hyphen}?{Digit}{{7}}{Hyphen}?(?:[^0-9０-９円万千{Hyphens}]|$)|(?:記号|ゆうちょ)[^0-9０-９]{{0,20}}[1１]{Digit}{{3}}[0０][^0-9０-９]{{1,10}}(?:{Digit}[^0-9０-９]{{1,3}})?{Digit}{{6,8}}{End}");

    private static readonly GuardrailRegex MobilePhone = new(
        "phone-mobile", "Telephone number: mobile, IP and international numbers",
        $"{Start}(?:[0０][5789５７８９][0０]{Between}{Digit}{{4}}{Between}{Digit}{{4}}|[+＋][8８][1１](?:{Between}[0０])?{Between}[1-9１-９](?:{Between}{Digit}){{8,9}}){End}");

    private static readonly GuardrailRegex LandlinePhone = new(
        "phone-landline", "Telephone number: landlines with hyphens, blanks or parentheses, free and shared-cost numbers",
        $"{Start}[0０](?:(?:[1-9１-９]{Parted}{Digit}{{4}}|[1-9１-９]{Digit}{Parted}{Digit}{{3}}|[1-9１-９]{Digit}{{2}}{Parted}{Digit}{{2}}|[1-9１-９]{Digit}{{3}}{Parted}{Digit}){Parted}{Digit}{{4}}|(?:[1１][2２]|[5５][7７])[0０]{Between}{Digit}{{3}}{Between}{Digit}{{3}}|[8８][0０]{{2}}{Between}{Digit}{{3}}{Between}{Digit}{{4}}){End}");

    /// <summary>The regular expressions that look for a kind of personal information; none where a built-in type does it alone.</summary>
    public static IReadOnlyList<GuardrailRegex> For(PersonalInformationType type) => type switch
    {
        PersonalInformationType.MyNumber => [MyNumber],
        PersonalInformationType.CorporateNumber => [CorporateNumber],
        PersonalInformationType.DrivingLicence => [DrivingLicence],
        PersonalInformationType.Passport => [Passport],
        PersonalInformationType.BankAccount => [BankAccount],
        PersonalInformationType.Phone => [MobilePhone, LandlinePhone],
        _ => [],
    };
}
