using Amazon.SimpleSystemsManagement.Model;
using InfraPoc.Spending;

namespace InfraPoc.Functions.Rules;

/// <summary>Reads what the company configured from SSM parameters below <c>/infrapoc/NAME/</c>.</summary>
internal sealed class RulesStore(FunctionHost host)
{
    /// <summary>How long the meter, which runs often, goes on with what it read.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly string path = $"/infrapoc/{host.Sandbox}/";
    private Configuration? last;
    private long lastAt;

    /// <summary>What was read within the last minute, else read now.</summary>
    public async Task<Configuration> RecentAsync(CancellationToken cancel) =>
        last is not null && host.Time.GetElapsedTime(lastAt) < Fresh ? last : await ReadAsync(cancel);

    /// <summary>Everything, read now.</summary>
    /// <exception cref="FunctionException">The sandbox's own entry is missing or unreadable: nothing can be decided.</exception>
    public async Task<Configuration> ReadAsync(CancellationToken cancel)
    {
        var started = host.Time.GetTimestamp();
        Dictionary<string, string> entries = [];
        var request = new GetParametersByPathRequest { Path = path, Recursive = true, MaxResults = 10 };
        do
        {
            var page = await host.Ssm.GetParametersByPathAsync(request, cancel);
            foreach (var parameter in page.Parameters ?? [])
            {
                entries[parameter.Name[path.Length..]] = parameter.Value;
            }

            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));

        (last, lastAt) = (Read(entries), started);
        return last;
    }

    /// <summary>One department's entry, read now; null if there is none.</summary>
    public async Task<RulesReading<DepartmentRules>?> ReadAsync(string department, CancellationToken cancel)
    {
        var name = $"{path}departments/{department}";
        var answer = await host.Ssm.GetParametersAsync(new GetParametersRequest { Names = [name] }, cancel);
        return answer.Parameters is [var parameter] ? Entries.ReadDepartment(name, parameter.Value) : null;
    }

    private Configuration Read(Dictionary<string, string> entries)
    {
        var sandbox = Entries.ReadSandbox($"{path}settings", entries.GetValueOrDefault("settings"));
        if (sandbox.Value is null)
        {
            throw new FunctionException(sandbox.Error ?? $"{path}settings cannot be read.");
        }

        List<string> errors = [];
        var models = Lists("models/", Entries.ReadModels);
        var roster = Lists("roster/", Entries.ReadRoster);
        return new Configuration
        {
            Sandbox = sandbox.Value,
            Models = models.Items,
            Roster = roster.Complete ? roster.Items.ToHashSet() : null,
            Departments = Below("departments/").ToDictionary(entry => entry.Id, entry => Entries.ReadDepartment(entry.Name, entry.Text)),
            Errors = errors,
        };

        IEnumerable<(string Id, string Name, string Text)> Below(string folder) =>
            from entry in entries
            where entry.Key.StartsWith(folder, StringComparison.Ordinal)
            select (entry.Key[folder.Length..], path + entry.Key, entry.Value);

        (List<T> Items, bool Complete) Lists<T>(string folder, Func<string, string?, RulesReading<IReadOnlyList<T>>> read)
        {
            var readings = Below(folder).Select(entry => read(entry.Name, entry.Text)).ToList();
            // An empty list is an entry as well: without one, somebody deleted it.
            errors.AddRange(readings.Select(reading => reading.Error).OfType<string>());
            errors.AddRange(readings.Count == 0 ? [$"{path}{folder}1 is missing."] : []);
            var isComplete = readings.Count > 0 && readings.TrueForAll(reading => reading.Value is not null);
            return ([.. readings.SelectMany(reading => reading.Value ?? [])], isComplete);
        }
    }
}
