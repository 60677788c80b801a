using InfraPoc.Cli.Interaction;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace InfraPoc.Cli.Reports;

/// <summary>A table where it fits without breaking a line, else a paragraph for each row: no number is ever broken.</summary>
internal static class RowTable
{
    /// <param name="console">Where to write.</param>
    /// <param name="heads">What each column is.</param>
    /// <param name="rows">The cells of each row, each as the lines it has; the first names the row.</param>
    /// <param name="rightAligned">Columns of numbers.</param>
    public static void Write(
        IAnsiConsole console, IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> rows,
        params IReadOnlyList<int> rightAligned)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns([.. heads.Select(head => new TableColumn(new Text(head)).NoWrap())]);
        rightAligned.ToList().ForEach(column => table.Columns[column].RightAligned());
        rows.ToList().ForEach(row => table.AddRow(row.Select(lines => new Text(string.Join('\n', lines)))));
        if (((IRenderable)table).Measure(RenderOptions.Create(console), int.MaxValue / 2).Max <= console.Profile.Width)
        {
            console.Write(table);
            return;
        }

        foreach (var row in rows)
        {
            row[0].ToList().ForEach(line => console.WriteWrapped(line, 0, 2));
            foreach (var (head, lines) in heads.Zip(row).Skip(1).Where(cell => cell.Second.Any(line => line.Length > 0)))
            {
                console.WriteWrapped($"{head}: {lines[0]}", 2, 6);
                lines.Skip(1).ToList().ForEach(line => console.WriteWrapped(line, 4, 6));
            }

            console.WriteLine();
        }
    }

    /// <summary>The same for cells of one line.</summary>
    public static void Write(
        IAnsiConsole console, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows,
        params IReadOnlyList<int> rightAligned) => Write(
        console, heads,
        [.. rows.Select(row => (IReadOnlyList<IReadOnlyList<string>>)[.. row.Select(cell => (string[])[cell])])],
        rightAligned);
}
