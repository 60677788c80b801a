using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>The models departments may be given: <c>config/models.yaml</c>.</summary>
public sealed record ModelCatalogue
{
    /// <summary>The models.</summary>
    [Description("The models departments may be given")]
    [Length(1, 200)]
    [Hint("list at least one model", "モデルを 1 つ以上書いてください")]
    public required IReadOnlyList<Model> Models { get; init; }
}
