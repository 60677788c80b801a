using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsCheck;

namespace InfraPoc.Config.Tests;

/// <summary>What holds for any file: loading never throws and never hangs, and what is valid loads.</summary>
public sealed class ConfigLoaderProperties
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private static readonly Gen<Func<string, string>> LineMutation = Gen.Select(
        Gen.Int[0, 10_000], Gen.Int[0, 4], Gen.String[Gen.Char["abc019 \t\n:-[]{}#&*!|>'\"%@`,?~.\\\u0000\u202E年"], 0, 12],
        (place, kind, written) => new Func<string, string>(text =>
        {
            var lines = text.Split('\n').ToList();
            var line = place % lines.Count;
            switch (kind)
            {
                case 0: lines.RemoveAt(line); break;
                case 1: lines.Insert(line, lines[line]); break;
                case 2: lines[line] = written; break;
                case 3: lines[line] = lines[line].Insert(place % (lines[line].Length + 1), written); break;
                default: lines[line] = " " + lines[line]; break;
            }

            return string.Join('\n', lines);
        }));

    [Fact]
    public void Load_LinesMutated_NeverThrowsAndNeverHangs()
    {
        using var folder = new ConfigFolder();
        string[] files = [ConfigFolder.Sandbox, ConfigFolder.Models, ConfigFolder.Hr, ConfigFolder.Legal];
        var originals = files.ToDictionary(file => file, folder.Read, StringComparer.Ordinal);

        Gen.Select(Gen.Int[0, 3].Select(index => files[index]), LineMutation.Array[1, 4]).Sample(
            (file, mutations) =>
            {
                var text = mutations.Aggregate(originals[file], (changed, mutation) => mutation(changed));
                folder.Write(file, text);
                LoadSoon(folder);
                folder.Write(file, originals[file]);
            },
            iter: 1_000, threads: 1);
    }

    [Fact]
    public void Load_RandomBytes_NeverThrowsAndNeverHangs()
    {
        using var folder = new ConfigFolder();
        var original = Encoding.UTF8.GetBytes(folder.Read(ConfigFolder.Hr));

        Gen.Select(Gen.Byte.Array[0, 40], Gen.Int[0, original.Length]).Sample(
            (bytes, place) =>
            {
                folder.Write(ConfigFolder.Hr, [.. original[..place], .. bytes, .. original[place..]]);
                LoadSoon(folder);
                folder.Write(ConfigFolder.Hr, bytes);
                LoadSoon(folder);
            },
            iter: 500, threads: 1);
    }

    [Fact]
    public void Load_RandomYaml_NeverThrowsAndNeverHangs()
    {
        using var folder = new ConfigFolder();
        Gen.String[Gen.Char["ab1 \n\n\t:-[]{}#&*!|>'\"%@`,?~.\\<="], 0, 200].Sample(
            text =>
            {
                folder.Write(ConfigFolder.Hr, text);
                LoadSoon(folder);
            },
            iter: 1_000, threads: 1);
    }

    [Fact]
    public void Load_AnyValidDepartment_Loads()
    {
        using var folder = new ConfigFolder();
        File.Delete(folder.PathOf(ConfigFolder.Hr));
        File.Delete(folder.PathOf(ConfigFolder.Legal));
        var name = Gen.String[Gen.OneOf(Gen.Char['あ', 'ん'], Gen.Char['a', 'z'], Gen.Char['一', '龠']), 1, 100]
            .Select(text => "n" + text[1..]);
        var department = Gen.Select(
            Gen.String[Gen.Char['a', 'z'], 2, 20]
                .Where(id => id is not ("all" or "none" or "boundary" or "unattributed" or "aux" or "con" or "nul" or "prn")),
            name, Gen.Int[2, 999_999], Gen.Int[0, 364], Gen.Int[0, 26_000], Gen.Int[1, 200], Gen.Bool);

        department.Sample(
            (id, title, monthly, days, start, members, isApplication) =>
            {
                var first = new DateOnly(2026, 1, 1).AddDays(start);
                var file = $"departments/{id}.yaml";
                folder.Write(
                    ConfigFolder.Sandbox, folder
                        .Read(ConfigFolder.Sandbox)
                        .Replace("monthlyBudget: 100000\n", "monthlyBudget: 1000000\n", StringComparison.Ordinal));
                folder.Write(file, string.Create(CultureInfo.InvariantCulture, $$"""
                    id: {{id}}
                    name: "{{title}}"
                    purpose: "{{title}} の時間を減らす。十文字以上"
                    useCases: [{ id: {{id}}, name: "{{title}}", category: other, minutesBefore: {{days
                        + 1}}, minutesTarget: {{days}}, piecesPerWeek: {{members}} }]
                    kpi: { hoursSavedPerWeek: {{members}}, satisfaction: 3.5, trialUsers: {{members}} }
                    dataClass: public
                    owner: { name: "{{title}}", email: {{id}}@example.com }
                    itPartner: { name: IT, email: it-partner@example.com }
                    decisionMaker: { name: 監査役, email: decision-maker@example.com }
                    approval: "{{monthly}}"
                    costCenter: "{{monthly}}"
                    period: { start: {{first:yyyy-MM-dd}}, end: {{first.AddDays(days):yyyy-MM-dd}} }
                    members: [{{string.Join(", ", Enumerable.Range(1, members).Select(number => $"{id}-{number}@example.com"))}}]
                    models: [haiku]
                    guardrail: strict
                    budget: { monthly: {{monthly}}, daily: {{monthly}} }
                    access: { playground: {{(isApplication ? "false" : "true")}}, application: {{(isApplication ? "true" : "false")}} }

                    """));

                var result = folder.Load();
                File.Delete(folder.PathOf(file));
                string.Join('\n', result.Problems).ShouldBe("");
                result.Config.ShouldNotBeNull().Departments.ShouldHaveSingleItem().Id.ShouldBe(id);
            },
            iter: 200, threads: 1);
    }

    [Fact]
    public void Load_KeysInAnyOrder_AreTheSameDepartment()
    {
        using var folder = new ConfigFolder();
        var blocks = folder.Read(ConfigFolder.Hr).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(new List<string>(), (keys, line) =>
            {
                _ = line.StartsWith(' ') ? keys[^1] += "\n" + line : null;
                if (!line.StartsWith(' '))
                {
                    keys.Add(line);
                }

                return keys;
            });
        var expected = Json(folder);

        Gen.Shuffle(blocks.ToArray()).Sample(
            shuffled =>
            {
                folder.Write(ConfigFolder.Hr, string.Join('\n', shuffled) + "\n");
                Json(folder).ShouldBe(expected);
            },
            iter: 200, threads: 1);
    }

    private static string Json(ConfigFolder folder) =>
        System.Text.Json.JsonSerializer.Serialize(folder.Load().Config.ShouldNotBeNull().Departments);

    private static void LoadSoon(ConfigFolder folder)
    {
        var watch = Stopwatch.StartNew();

        var result = folder.Load();

        watch.Elapsed.ShouldBeLessThan(Bound);
        result.IsValid.ShouldBe(result.Problems.Count == 0);
        result.Problems.ShouldAllBe(problem => problem.Line > 0 && problem.Column > 0 && !problem.ToString().Contains('\n'));
    }
}
