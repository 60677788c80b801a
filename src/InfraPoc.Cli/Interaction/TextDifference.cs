namespace InfraPoc.Cli.Interaction;

/// <summary>What changes in a text, in lines that begin with a minus or a plus.</summary>
internal static class TextDifference
{
    /// <summary>What stands between the lines that are the same at the beginning and the end; of a new text, nothing.</summary>
    public static IEnumerable<string> Of(string? before, string after)
    {
        if (before is null)
        {
            return [];
        }

        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var first = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var last = old.Skip(first).Reverse().Zip(now.Skip(first).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        (old, now) = (old[first..^last], now[first..^last]);
        var same = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                same[i, j] = old[i] == now[j] ? same[i + 1, j + 1] + 1 : Math.Max(same[i + 1, j], same[i, j + 1]);
            }
        }

        return Lines(old, now, same);
    }

    private static IEnumerable<string> Lines(string[] old, string[] now, int[,] same)
    {
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                yield return $"  {old[i].TrimEnd('\r')}";
                (i, j) = (i + 1, j + 1);
            }
            else if (j == now.Length || (i < old.Length && same[i + 1, j] >= same[i, j + 1]))
            {
                yield return $"- {old[i++].TrimEnd('\r')}";
            }
            else
            {
                yield return $"+ {now[j++].TrimEnd('\r')}";
            }
        }
    }
}
