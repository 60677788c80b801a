using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace InfraPoc.Iam;

/// <summary>Reads typed condition values; what AWS does not document is an error.</summary>
internal static class ConditionValue
{
    private static readonly string[] Dates =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static decimal Number(string sid, string text) =>
        decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : throw Unreadable(sid, text, "a number", "数値");

    public static bool Boolean(string sid, string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => throw Unreadable(sid, text, "true or false", "true か false "),
    };

    /// <summary>A W3C date with time and zone, or seconds since 1970. Fewer than five digits could also be a year.</summary>
    public static DateTimeOffset Date(string sid, string text)
    {
        if (text.Length is >= 5 and <= 11 && text.All(char.IsAsciiDigit))
        {
            return DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, CultureInfo.InvariantCulture));
        }

        bool zoned = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        return
            zoned
            && DateTimeOffset.TryParseExact(
                text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? date
            : throw Unreadable(
                sid, text, "a date and time with zone, such as 2026-04-01T00:00:00Z, or seconds since 1970",
                "タイムゾーン付きの日時（例：2026-04-01T00:00:00Z）や 1970 年からの秒数");
    }

    public static IPAddress Address(string sid, string text) =>
        IPAddress.TryParse(text, out IPAddress? address)
        && (address.AddressFamily != AddressFamily.InterNetwork || address.ToString() == text)
            ? address
            : throw Unreadable(sid, text, "an IP address", "IP アドレス");

    public static IPNetwork Network(string sid, string text)
    {
        string first = text.Split('/')[0];
        IPAddress address = Address(sid, first);

        // Without a prefix AWS takes /32, which for IPv6 would be a surprise.
        string range = text == first && address.AddressFamily == AddressFamily.InterNetwork ? $"{text}/32" : text;
        return IPNetwork.TryParse(range, out IPNetwork network) && network.BaseAddress.Equals(address)
            ? network
            : throw Unreadable(
                sid, text, "an IP range that starts at its first address, such as 203.0.113.0/24",
                "先頭のアドレスから始まる IP アドレス範囲（例：203.0.113.0/24）");
    }

    private static PolicyFormatException Unreadable(string sid, string text, string expected, string japanese) =>
        PolicyFormatException.In(sid, $"'{text}' is not {expected}.", $"'{text}' は{japanese}ではありません。");
}
