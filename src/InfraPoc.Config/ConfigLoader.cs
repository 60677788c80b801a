using System.Text.RegularExpressions;
using InfraPoc.Config.Loading;
using InfraPoc.Config.Usage;
using InfraPoc.Config.Validation;

namespace InfraPoc.Config;

/// <summary>Loads <c>config/</c> and reports every problem of every file in one run.</summary>
public static partial class ConfigLoader
{
    /// <summary>The configuration folder, relative to the project folder.</summary>
    public const string Folder = "config";

    private const string Departments = $"{Folder}/departments";
    private const string ApprovalsFile = $"{Folder}/approvals.yaml";

    /// <summary>The planned moves, relative to the project folder; the file may be missing.</summary>
    public const string MovesFile = $"{Folder}/moves.yaml";

    /// <summary>Loads and validates the configuration.</summary>
    /// <param name="root">The project folder, which contains <c>config/</c>.</param>
    /// <param name="rules">Further rules about each department.</param>
    /// <returns>The configuration, or everything that is wrong with it. Problems are never thrown.</returns>
    public static ConfigResult Load(string root, params IReadOnlyList<DepartmentRule> rules) => Load(root, [], rules);

    /// <summary>Problems shown of one file: more are of one cause, such as a file in another place.</summary>
    private const int MaxProblems = 100;

    /// <summary>Loads and validates the configuration.</summary>
    /// <param name="root">The project folder, which contains <c>config/</c>.</param>
    /// <param name="sandboxRules">Further rules about the sandbox.</param>
    /// <param name="departmentRules">Further rules about each department.</param>
    /// <param name="clock">Tells which day it is, for warnings and for top-ups of the past; this machine's by default.</param>
    /// <param name="unwritten">What files shall hold that are changed or new, and not written yet.</param>
    /// <returns>The configuration, or everything that is wrong with it. Problems are never thrown.</returns>
    public static ConfigResult Load(
        string root, IReadOnlyList<SandboxRule> sandboxRules, IReadOnlyList<DepartmentRule> departmentRules, TimeProvider? clock = null,
        IReadOnlyDictionary<string, string>? unwritten = null)
    {
        var problems = new List<ConfigProblem>();
        if (unwritten is null && !Directory.Exists(Path.Combine(root, Folder)))
        {
            problems.Add(
                new ConfigProblem(
                    Folder, 1, 1, "YML007", new(
                        $"the folder is missing in {Excerpt.Of(Path.GetFullPath(root), Excerpt.LongLine)}",
                        $"フォルダーが {Excerpt.Of(Path.GetFullPath(root), Excerpt.LongLine)} にありません"),
                    new(
                        "run the command in the project folder, which contains config/",
                        "config/ があるプロジェクトのフォルダーで実行してください")));
            return new ConfigResult(null, problems, []);
        }

        foreach (var folder in (ReadOnlySpan<string>)[Folder, Departments])
        {
            if (new DirectoryInfo(Path.Combine(root, folder)).LinkTarget is not null)
            {
                problems.Add(
                    new ConfigProblem(
                        folder, 1, 1, "YML018", new(
                            "the folder is a symbolic link, and what it points to is not reviewed here",
                            "フォルダーがシンボリックリンクです。リンク先はここではレビューされません"),
                        new("replace it by the folder itself", "フォルダーそのものに置き換えてください")));
                return new ConfigResult(null, problems, []);
            }
        }

        try
        {
            _ = Directory.Exists(Path.Combine(root, Folder)) && Directory.EnumerateFileSystemEntries(Path.Combine(root, Folder)).Any();
        }
        catch (UnauthorizedAccessException)
        {
            // Whatever is in it seems not to be there.
            return new ConfigResult(null, [Unreadable(Folder)], []);
        }

        var sandbox = Bind<Sandbox>(root, $"{Folder}/sandbox.yaml", problems, unwritten);
        var models = Bind<ModelCatalogue>(root, $"{Folder}/models.yaml", problems, unwritten);
        var approvals = Optional<Approvals>(root, ApprovalsFile, problems, unwritten);
        var moves = Optional<PlannedMoves>(root, MovesFile, problems, unwritten);
        var departmentFiles = DepartmentFiles(root, problems, unwritten);
        var departments = departmentFiles
            .Select(file => Bind<Department>(root, file, problems, unwritten)).OfType<BoundFile<Department>>().ToList();

        problems.AddRange(
            (sandbox is null || models is null || !Directory.Exists(Path.Combine(root, Folder)) ? [] : Unread(root))
                .Select(file => new ConfigProblem(
                Shown(file), 1, 1, "YML022", new(
                    "the file is not read: config/ holds sandbox.yaml, models.yaml, approvals.yaml, moves.yaml and departments/<id>.yaml",
                    "このファイルは読み込まれません。config/ に置くのは sandbox.yaml、models.yaml、approvals.yaml、moves.yaml、departments/<id>.yaml です"),
                new("remove it, or move it elsewhere", "削除するか、別の場所に移してください"))));

        var today = LocalDay.Today(clock ?? TimeProvider.System, sandbox?.Value.TimeZone);
        if (sandbox is not null)
        {
            SandboxRules.Check(sandbox, today);
        }

        if (models is not null)
        {
            ModelRules.Check(models, sandbox, today);
        }

        if (approvals is not null)
        {
            ApprovalRules.Check(approvals);
        }

        departments.ForEach(department => DepartmentRules.Check(department, sandbox, today));
        CompanyRules.Check(sandbox, models, OldestFirst(root, departments), today);
        if (moves is not null)
        {
            MoveRules.Check(
                moves, sandbox, departments, [.. departmentFiles.Select(file => Path.GetFileNameWithoutExtension(file))], today);
        }

        Further([EntrySizeRule.Check, .. departmentRules], sandbox, models, departments);
        Further([DeploymentRoleRule.Check, .. sandboxRules], sandbox);

        var ordered = problems
            .OrderBy(problem => Order(problem.File)).ThenBy(problem => problem.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)
            .ThenBy(problem => problem.Code, StringComparer.Ordinal).ToLookup(problem => problem.Severity);
        List<ConfigProblem> errors =
        [
            .. ordered[ProblemSeverity.Error].GroupBy(problem => problem.File).SelectMany(file => First([.. file])),
        ];
        return new ConfigResult(
            errors.Count == 0 ? Assemble(sandbox!, models!, departments, approvals, moves) : null,
            errors,
            [.. ordered[ProblemSeverity.Warning]]);
    }

    /// <summary>
    /// The company's language, read from its line alone, so that it is known at once and of a file that is not valid; null where there is
    /// no such line.
    /// </summary>
    /// <param name="root">The project folder, which contains <c>config/</c>.</param>
    public static Language? LanguageOf(string root) =>
        SourceText.Peek(Path.Combine(root, Folder, "sandbox.yaml")) is { } text && LanguageLine().Match(text) is { Success: true } line
            ? line.Groups["language"].Value == "ja" ? Language.Japanese : Language.English
            : null;

    [GeneratedRegex(
        @"^[\uFEFF\t ]*[""']?language[""']?[ \t]*:[ \t]*[""']?(?<language>ja|en)\b", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex LanguageLine();

    /// <summary>A copied file still has the other's id or contents, and the mistake is in the copy.</summary>
    private static List<BoundFile<Department>> OldestFirst(string root, IEnumerable<BoundFile<Department>> departments) =>
    [
        .. departments
            .OrderBy(file => file.Value.Id == Path.GetFileNameWithoutExtension(file.File) ? 0 : 1)
            .ThenBy(file => new FileInfo(Path.Combine(root, file.File)) is { Exists: true } written ? written.LastWriteTimeUtc
                : DateTime.MaxValue),
    ];

    private static IEnumerable<ConfigProblem> First(IReadOnlyList<ConfigProblem> file) => file.Count <= MaxProblems ? file :
    [
        .. file.Take(MaxProblems),
        file[MaxProblems] with
        {
            Code = "CFG015", Message = new(
                $"{file.Count - MaxProblems} more problems in this file are not shown",
                $"このファイルの残りの問題 {file.Count - MaxProblems} 件は省略しました"),
            Fix = new("put these right first", "表示されたものから直してください"),
        },
    ];

    private static SandboxConfig Assemble(
        BoundFile<Sandbox> sandbox, BoundFile<ModelCatalogue> models,
        IEnumerable<BoundFile<Department>> departments, BoundFile<Approvals>? approvals, BoundFile<PlannedMoves>? moves) =>
        new(
        sandbox.Value,
        models.Value.Models.ToDictionary(model => model.Alias, StringComparer.Ordinal),
        [.. departments.Select(file => file.Value).OrderBy(department => department.Id, StringComparer.Ordinal)])
        {
            Approvals = approvals?.Value.Rules ?? [],
            Cost = approvals?.Value.Cost,
            Moves = [.. (moves?.Value.Moves ?? []).OrderBy(move => move.On).ThenBy(move => move.Email, StringComparer.Ordinal)],
        };

    /// <summary>A file that may be missing.</summary>
    private static BoundFile<T>? Optional<T>(
        string root, string file, List<ConfigProblem> problems, IReadOnlyDictionary<string, string>? unwritten)
        where T : class =>
        File.Exists(Path.Combine(root, file)) || unwritten?.ContainsKey(file) == true ? Bind<T>(root, file, problems, unwritten) : null;

    private static BoundFile<T>? Bind<T>(
        string root, string file, List<ConfigProblem> problems, IReadOnlyDictionary<string, string>? unwritten)
        where T : class =>
        SourceText.Read(Path.Combine(root, file), Shown(file), problems, unwritten?.GetValueOrDefault(file)) is { } text
        && YamlDocument.Read(Shown(file), text, problems) is { } tree
            ? RecordBinder.Bind<T>(Shown(file), tree, problems)
            : null;

    /// <summary>A file's name may hold line breaks, which a message must not.</summary>
    private static string Shown(string file) => Excerpt.Of(file, Excerpt.LongLine);

    /// <summary>YAML files that look as if they counted, hidden ones too.</summary>
    private static IEnumerable<string> Unread(string root) => new DirectoryInfo(Path.Combine(root, Folder))
        .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Where(file => file.Extension.ToUpperInvariant() is ".YML" or ".YAML")
        .Select(file => Path.GetRelativePath(root, file.FullName).Replace(Path.DirectorySeparatorChar, '/'))
        .Where(file => Order(file) == 4 && !file.StartsWith($"{Departments}/", StringComparison.Ordinal));

    private static List<string> DepartmentFiles(
        string root, List<ConfigProblem> problems, IReadOnlyDictionary<string, string>? unwritten)
    {
        var folder = Path.Combine(root, Departments);
        var added = unwritten?.Keys.Where(file => file.StartsWith($"{Departments}/", StringComparison.Ordinal)) ?? [];
        if (!Path.Exists(folder))
        {
            // Git keeps no empty folder.
            return [.. added];
        }

        try
        {
            var names = Directory
                .EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path))
                .Where(name => !name.StartsWith('.') || Path.GetExtension(name) is ".yaml" or ".yml" || IsFolder(name))
                .Order(StringComparer.Ordinal);
            var isDepartment = names.ToLookup(name => Path.GetExtension(name) == ".yaml" && !name.StartsWith('.'));
            problems.AddRange(
                isDepartment[false]
                    .Select(name => new ConfigProblem(
                        Shown($"{Departments}/{name}"), 1, 1, "DEP028",
                        IsFolder(name)
                            ? new(
                                "the folder is not a department file: departments have one file each, directly in this folder",
                                "フォルダーは部門ファイルではありません。部門ごとにファイルを 1 つ、このフォルダーの直下に置いてください")
                            : new(
                                $"the file is not a department file: its name must {(name.StartsWith('.') ? "not start with a dot" : "end with .yaml")}",
                                $"部門ファイルではありません。ファイル名は{(name.StartsWith('.') ? "ドットで始めないで" : " .yaml で終わるようにして")}ください"),
                        IsFolder(name)
                            ? new(
                                $"move its files to {Departments} and remove it",
                                $"中のファイルを {Departments} に移し、フォルダーを削除してください")
                            : new(
                                "rename it to <id>.yaml or move it elsewhere",
                                "名前を <id>.yaml に変えるか、別の場所に移してください"))));
            return [.. isDepartment[true].Select(name => $"{Departments}/{name}").Union(added).Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(Unreadable(Departments));
            return [];
        }

        bool IsFolder(string name) => Directory.Exists(Path.Combine(folder, name));
    }

    private static ConfigProblem Unreadable(string folder) => new(
        folder, 1, 1, "YML019", new("the folder cannot be read", "フォルダーを読み取れません"),
        new("check that it is a folder that you may read", "読み取れるフォルダーであることを確認してください"));

    /// <summary>Asks further rules about the sandbox, which may rely on a file without problems.</summary>
    private static void Further(IReadOnlyList<SandboxRule> rules, BoundFile<Sandbox>? sandbox)
    {
        if (sandbox?.HasProblems != false)
        {
            return;
        }

        var names = NamesOf(sandbox.Value);
        foreach (var rule in rules)
        {
            rule(sandbox, names);
        }
    }

    /// <summary>Asks further rules about departments, which may rely on files without problems.</summary>
    private static void Further(
        IReadOnlyList<DepartmentRule> rules, BoundFile<Sandbox>? sandbox, BoundFile<ModelCatalogue>? models,
        IReadOnlyList<BoundFile<Department>> departments)
    {
        if (sandbox?.HasProblems != false || models?.HasProblems != false)
        {
            return;
        }

        var names = NamesOf(sandbox.Value);
        foreach (var department in departments.Where(file => !file.HasProblems))
        {
            var known = models.Value.Models.Where(model => department.Value.Models.Contains(model.Alias)).ToList();
            foreach (var rule in rules)
            {
                rule(department, sandbox.Value, names, known);
            }
        }
    }

#pragma warning disable RS0030 // An entry point.
    private static SandboxNames NamesOf(Sandbox sandbox) => new(sandbox);
#pragma warning restore RS0030

    private static int Order(string file) => file switch
    {
        $"{Folder}/sandbox.yaml" => 0,
        $"{Folder}/models.yaml" => 1,
        ApprovalsFile => 2,
        MovesFile => 3,
        _ => 4,
    };
}
