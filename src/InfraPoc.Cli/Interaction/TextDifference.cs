namespace InfraPoc.Cli.Interaction;

/// <summary>What changes in a text, in lines that begin with a minus or a plus.</summary>
internal static class TextDifference
{
    /// <summary>Lines that go and come: a command changes a few, and a file that is another one is shown as that.</summary>
    private const int MaxChanges = 1_000;

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
        return Lines(old, now, Common(old, now));
    }

    /// <summary>
    /// The places of the lines that stay, as many as there can be; none where more than <see cref="MaxChanges"/> do not.
    /// See: Myers, An O(ND) Difference Algorithm and Its Variations, https://doi.org/10.1007/BF01840446
    /// </summary>
    private static Stack<(int Old, int Now)> Common(string[] old, string[] now)
    {
        // How far one gets with so many changes, by how many more lines of the old text were left than of the new one.
        var limit = Math.Min(old.Length + now.Length, MaxChanges);
        var furthest = new int[(2 * limit) + 3];
        var steps = new List<int[]>();
        for (var changes = 0; changes <= limit; changes++)
        {
            steps.Add([.. furthest]);
            for (var k = limit + 1 - changes; k <= limit + 1 + changes; k += 2)
            {
                var from = From(furthest, k, limit + 1, changes);
                var i = changes == 0 ? 0 : furthest[from] + (from < k ? 1 : 0);
                while (i < old.Length && i - k + limit + 1 is var j && j < now.Length && old[i] == now[j])
                {
                    i++;
                }

                furthest[k] = i;
                if (i == old.Length && i - k + limit + 1 == now.Length)
                {
                    return Back(steps, k, i, limit + 1);
                }
            }
        }

        return [];
    }

    /// <summary>On which line one comes from, with one change: an old line that goes, or a new one that comes.</summary>
    private static int From(int[] furthest, int k, int middle, int changes) =>
        k == middle - changes || (k != middle + changes && furthest[k - 1] < furthest[k + 1]) ? k + 1 : k - 1;

    private static Stack<(int Old, int Now)> Back(List<int[]> steps, int k, int i, int middle)
    {
        var common = new Stack<(int Old, int Now)>();
        for (var changes = steps.Count - 1; changes >= 0; changes--)
        {
            var from = changes == 0 ? k : From(steps[changes], k, middle, changes);
            var start = changes == 0 ? 0 : steps[changes][from] + (from < k ? 1 : 0);
            while (i > start)
            {
                i--;
                common.Push((i, i - k + middle));
            }

            (k, i) = (from, steps[changes][from]);
        }

        return common;
    }

    private static IEnumerable<string> Lines(string[] old, string[] now, IEnumerable<(int Old, int Now)> common)
    {
        var (i, j) = (0, 0);
        foreach (var (oldEnd, nowEnd) in common.Append((old.Length, now.Length)))
        {
            foreach (var line in old[i..oldEnd].Select(line => $"- {line}").Concat(now[j..nowEnd].Select(line => $"+ {line}"))
                .Concat(old[oldEnd..Math.Min(oldEnd + 1, old.Length)].Select(line => $"  {line}")))
            {
                yield return line.TrimEnd('\r');
            }

            (i, j) = (oldEnd + 1, nowEnd + 1);
        }
    }
}
