using System.Text.RegularExpressions;

namespace InfraPoc.Config;

/// <summary>Finds keys, tokens and passwords by the forms that their issuers give them, and by the names of what holds them.</summary>
public static partial class Secrets
{
    /// <summary>Where in a text, which may be JSON, something looks like a secret, and how long that is.</summary>
    public static IEnumerable<(int At, int Length)> In(string text) => IsPlain(text) ? []
        : Forms().Matches(text).Concat(Named().Matches(text)).Select(match => (match.Index, match.Length));

    /// <summary>
    /// Whether a word is made as people make passwords: small and capital letters, digits and signs in at least eight characters.
    /// </summary>
    public static bool IsLikePassword(string word) => word.Length is >= 8 and <= 64
        && word.All(letter => letter is > ' ' and < '\x7f')
        && word.Any(char.IsAsciiLetterLower) && word.Any(char.IsAsciiLetterUpper) && word.Any(char.IsAsciiDigit)
        && word.Any("!#$%*+/=?@^~".Contains);

    /// <summary>
    /// Whether a text is shorter than a key of AWS and has none of the signs that all shorter forms have. Most texts that people write are
    /// such, and the patterns take 25 ms to be made.
    /// </summary>
    private static bool IsPlain(string text) => text.Length < 20 && !text.AsSpan().ContainsAny("-:=");

    // AWS and Amazon Bedrock; private keys; GitHub, GitLab, Slack, Google, OpenAI and Anthropic, Stripe, npm, PyPI, SendGrid, Azure;
    // JSON web tokens; addresses with a password.
    [GeneratedRegex("""\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|ABSK[A-Za-z0-9+/]{32}|-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_[A-Za-z0-9_]{22}|\bglpat-[A-Za-z0-9_-]{20}|\bxox[abprs]-[A-Za-z0-9-]{10}|\bhooks\.slack\.com/(?:services|workflows)/[A-Za-z0-9]|\bAIza[A-Za-z0-9_-]{35}|\bya29\.[A-Za-z0-9_-]{20}|\bsk-[A-Za-z0-9_-]{20}|\b[sr]k_(?:live|test)_[A-Za-z0-9]{16}|\bnpm_[A-Za-z0-9]{36}|\bpypi-[A-Za-z0-9_-]{16}|\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16}|\b(?:Account|SharedAccess)Key=[A-Za-z0-9+/]{20}|\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8}|://[^/\s:@"]+:[^/\s:@"]+@""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Forms();

    /// <summary>Members of JSON, also of JSON in a text, and settings of connection strings.</summary>
    [GeneratedRegex("""(?:password|passwd|passphrase|secret|secret[_-]?string|api[_-]?key|(?:access|auth|bearer|refresh|session)[_-]?token|(?:private|secret|access|account)[_-]?(?:access[_-]?)?key)(?:\\?"\s*:\s*\\?"[^"{\\]|=[^\s"\\;=]{4})""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
