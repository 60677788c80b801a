using InfraPoc.Config.Editing;

namespace InfraPoc.Cli.Onboarding;

/// <summary>Departments in a spreadsheet, one in a row.</summary>
internal static class DepartmentTable
{
    /// <summary>More departments than one sandbox has; more are most likely another file.</summary>
    private const int MaxDepartments = 500;

    /// <summary>The departments, and what is wrong with single cells.</summary>
    /// <exception cref="EditException">It is no such table, or a row lacks a cell; the message has row and column.</exception>
    public static (IReadOnlyList<DepartmentForm> Forms, IReadOnlyList<PlacedProblem> Problems) Read(
        string path, DepartmentAddition addition)
    {
        var table = SpreadsheetTable.Read(
            path, column => DepartmentField.Find(column)?.Name,
            DepartmentField.All.Select(field => field.Name));
        List<DepartmentForm> forms = [];
        List<PlacedProblem> problems = [];
        foreach (var (number, cells) in table.Rows)
        {
            var form = new DepartmentForm(addition);
            foreach (var (index, cell) in cells.Index())
            {
                var column = table.Columns[index];
                form.Answer(column, new FormAnswer(cell, table.Place(number, column)));
            }

            forms.Add(form);
            problems.AddRange(form.Missing.Select(each => new PlacedProblem(
                table.Place(number, each.Name),
                new(
                    "", 0, 0, "CFG002", new($"{each.Heading.English} is missing", $"{each.Heading.Japanese}がありません"),
                    form.LikeExample(each)))));
            problems.AddRange(form.OwnProblems());
        }

        return forms.Count <= MaxDepartments || problems.Count > 0
            ? (forms, problems)
            : throw new EditException(new(
                $"{table.Name} has {forms.Count} departments, at most {MaxDepartments} are added at once; check that it is the right file.",
                $"{table.Name} に {forms.Count} 部門あります。一度に追加できるのは {MaxDepartments} 部門までです。ファイルを確認してください。"));
    }
}
