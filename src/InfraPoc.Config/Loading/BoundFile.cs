using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Loading;

/// <summary>A configuration file bound to its record, with the place of every value and what could not be bound.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class BoundFile<T>
    where T : class
{
    private readonly IReadOnlyDictionary<string, (SourcePosition Position, string? Text)> places;
    private readonly HashSet<string> unknown;
    private readonly List<ConfigProblem> problems;

    internal BoundFile(
        string file,
        T value,
        IReadOnlyDictionary<string, (SourcePosition Position, string? Text)> places,
        HashSet<string> unknown,
        List<ConfigProblem> problems)
    {
        File = file;
        Value = value;
        this.places = places;
        this.unknown = unknown;
        this.problems = problems;
    }

    /// <summary>File relative to the project folder.</summary>
    public string File { get; }

    /// <summary>The record; values that could not be bound hold their type's default.</summary>
    public T Value { get; }

    /// <summary>True when anything in the file was refused so far.</summary>
    public bool HasProblems => problems.Exists(problem => problem.File == File && problem.Severity == ProblemSeverity.Error);

    /// <summary>True when the file has the key or item, whatever its value.</summary>
    /// <param name="path">Keys and indexes as in the file.</param>
    public bool IsWritten(string path) => places.ContainsKey(path);

    /// <summary>True when the value at <paramref name="path"/> and everything below it was bound.</summary>
    /// <param name="path">Keys and indexes as in the file, for example <c>useCases[0].id</c>.</param>
    public bool IsBound(string path) => !unknown.Any(bad => Covers(bad, path) || Covers(path, bad));

    /// <summary>Reports a problem unless <paramref name="holds"/>, which is asked only when all it reads was bound.</summary>
    /// <param name="code">Stable code.</param>
    /// <param name="path">The value the problem is about; the message starts with it and ends with the text received.</param>
    /// <param name="holds">The rule.</param>
    /// <param name="message">What the value must be.</param>
    /// <param name="fix">What to write instead, without a final period.</param>
    /// <param name="alsoReads">Other values the rule reads.</param>
    public void Require(
        string code, string path, Func<bool> holds, Bilingual message, Bilingual fix, params ReadOnlySpan<string> alsoReads) =>
        Check(ProblemSeverity.Error, code, path, holds, message, fix, alsoReads);

    /// <summary>
    /// The same for what no rule forbids and hardly anybody means: a warning. <paramref name="message"/> says what is, not what must be.
    /// </summary>
    public void Expect(
        string code, string path, Func<bool> holds, Bilingual message, Bilingual fix, params ReadOnlySpan<string> alsoReads) =>
        Check(ProblemSeverity.Warning, code, path, holds, message, fix, alsoReads);

    private void Check(
        ProblemSeverity severity, string code, string path, Func<bool> holds, Bilingual message, Bilingual fix,
        ReadOnlySpan<string> alsoReads)
    {
        foreach (var read in (ReadOnlySpan<string>)[path, .. alsoReads])
        {
            if (!IsBound(read))
            {
                return;
            }
        }

        if (!holds())
        {
            Report(code, path, message, fix, severity);
        }
    }

    /// <summary>Reports every item of a list whose key an earlier item has already; keys that were not bound are passed over.</summary>
    /// <param name="code">Stable code.</param>
    /// <param name="list">Path of the list.</param>
    /// <param name="key">What follows an item's path to name its key, for example <c>.id</c>.</param>
    /// <param name="items">The list.</param>
    /// <param name="keyOf">The key.</param>
    /// <param name="message">What the key must be.</param>
    /// <param name="fix">What to write instead, without a final period.</param>
    /// <param name="alsoReads">What follows an item's path to name other values the key consists of.</param>
    public void RequireUnique<TItem, TKey>(
        string code, string list, string key, IEnumerable<TItem> items, Func<TItem, TKey> keyOf, Bilingual message, Bilingual fix,
        string alsoReads = "")
    {
        var seen = new HashSet<TKey>();
        foreach (var (index, item) in items.Index())
        {
            var path = $"{list}[{index}]";
            Require(code, path + key, () => seen.Add(keyOf(item)), message, fix, alsoReads.Length == 0 ? path + key : path + alsoReads);
        }
    }

    /// <summary>Reports a problem at the value, or where its nearest parent is written.</summary>
    public void Report(string code, string path, Bilingual message, Bilingual fix, ProblemSeverity severity = ProblemSeverity.Error)
    {
        var text = places.TryGetValue(path, out var place) && place.Text is { } written ? Excerpt.Got(written) : Bilingual.Empty;
        var position = PositionOf(path);
        var whole = new Bilingual($"{path} ", $"{path} ") + message + text;
        problems.Add(new ConfigProblem(File, position.Line, position.Column, code, whole, fix, severity));
    }

    private SourcePosition PositionOf(string path)
    {
        while (path.Length > 0)
        {
            if (places.TryGetValue(path, out var place))
            {
                return place.Position;
            }

            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        }

        return new SourcePosition(1, 1);
    }

    private static bool Covers(string parent, string path) =>
        path.StartsWith(parent, StringComparison.Ordinal)
        && (path.Length == parent.Length || path[parent.Length] is '.' or '[' || parent.Length == 0);
}
