using System.Globalization;

namespace InfraPoc.Config;

/// <summary>
/// The national currencies of ISO 4217, and about what one US dollar costs in each: enough to tell a rate from its reciprocal, not to
/// convert with.
/// </summary>
internal static class Currencies
{
    /// <summary>How far a plausible rate is from the one below, either way; rates move, and some currencies lose their value.</summary>
    private const decimal Factor = 4;

    private static readonly Dictionary<string, decimal> Rates =
        """
        AED 3.67 AFN 70 ALL 90 AMD 390 AOA 900 ARS 1200 AUD 1.5 AWG 1.79 AZN 1.7 BAM 1.75 BBD 2 BDT 120 BGN 1.75 BHD 0.376 BIF 2950 BMD 1
        BND 1.32 BOB 6.9 BRL 5.5 BSD 1 BTN 86 BWP 13.5 BYN 3.2 BZD 2 CAD 1.37 CDF 2800 CHF 0.82 CLP 940 CNY 7.2 COP 4100 CRC 510 CUP 24
        CVE 99 CZK 22 DJF 178 DKK 6.6 DOP 60 DZD 132 EGP 50 ERN 15 ETB 130 EUR 0.88 FJD 2.25 FKP 0.75 GBP 0.75 GEL 2.7 GHS 12 GIP 0.75
        GMD 71 GNF 8650 GTQ 7.7 GYD 209 HKD 7.8 HNL 26 HTG 131 HUF 355 IDR 16400 ILS 3.5 INR 86 IQD 1310 IRR 42000 ISK 126 JMD 159 JOD 0.709
        JPY 150 KES 129 KGS 87 KHR 4020 KMF 435 KPW 900 KRW 1400 KWD 0.307 KYD 0.83 KZT 520 LAK 21600 LBP 89500 LKR 300 LRD 199 LSL 18
        LYD 5.4 MAD 9.2 MDL 17 MGA 4500 MKD 54 MMK 2100 MNT 3580 MOP 8.05 MRU 39.7 MUR 46 MVR 15.4 MWK 1735 MXN 19 MYR 4.3 MZN 64 NAD 18
        NGN 1550 NIO 36.7 NOK 10.2 NPR 137 NZD 1.68 OMR 0.385 PAB 1 PEN 3.6 PGK 4.1 PHP 57 PKR 283 PLN 3.7 PYG 7900 QAR 3.64 RON 4.4 RSD 103
        RUB 82 RWF 1440 SAR 3.75 SBD 8.3 SCR 14.2 SDG 600 SEK 9.6 SGD 1.3 SHP 0.75 SLE 22.7 SOS 571 SRD 37 SSP 4600 STN 21.5 SVC 8.75
        SYP 13000 SZL 18 THB 33 TJS 10 TMT 3.5 TND 2.95 TOP 2.38 TRY 40 TTD 6.78 TWD 30 TZS 2650 UAH 41.5 UGX 3600 USD 1 UYU 41 UZS 12700
        VES 130 VND 26000 VUV 120 WST 2.75 XAF 577 XCD 2.7 XCG 1.79 XOF 577 XPF 105 YER 243 ZAR 18 ZMW 25 ZWG 27
        """
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2)
            .ToDictionary(pair => pair[0], pair => decimal.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>Currencies without a smaller unit.</summary>
    private static readonly HashSet<string> Whole =
        ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];

    /// <summary>Their codes.</summary>
    public static IReadOnlyCollection<string> Codes => Rates.Keys;

    /// <summary>The least and the most that one US dollar plausibly costs in a currency of <see cref="Codes"/>.</summary>
    public static (decimal Least, decimal Most) Range(string code) =>
        code == "USD" ? (1, 1) : (Rates[code] / Factor, Rates[code] * Factor);

    /// <summary>True for a rate within that range.</summary>
    public static bool IsPlausible(string code, decimal perUsd) => Range(code) is var (least, most) && least <= perUsd && perUsd <= most;

    /// <summary>How many decimals an amount has; the dinars have three.</summary>
    public static int Decimals(string code) =>
        Whole.Contains(code) ? 0 : code is "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" ? 3 : 2;
}
