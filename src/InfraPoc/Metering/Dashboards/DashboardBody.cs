using System.Text.Encodings.Web;
using System.Text.Json;

namespace InfraPoc.Metering.Dashboards;

/// <summary>A dashboard as CloudWatch takes it.</summary>
internal static class DashboardBody
{
    /// <summary>Columns of the grid.</summary>
    public const int Columns = 24;

    private static readonly JsonSerializerOptions Minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON of a dashboard whose widgets keep their own periods.</summary>
    /// <param name="start">The time it shows when it is opened, such as -P7D for a week.</param>
    /// <param name="rows">The widgets from top to bottom and from left to right.</param>
    public static string ToJson(string start, IReadOnlyList<IReadOnlyList<DashboardWidget>> rows)
    {
        List<object> widgets = [];
        var y = 0;
        foreach (var row in rows)
        {
            var x = 0;
            foreach (var widget in row)
            {
                widgets.Add(new { type = widget.Type, x, y, width = widget.Width, height = widget.Height, properties = widget.Properties });
                x += widget.Width;
            }

            y += row.Max(widget => widget.Height);
        }

        return JsonSerializer.Serialize(new { start, periodOverride = "inherit", widgets }, Minified);
    }
}
