using System.Text.Json.Serialization;

namespace InfraPoc.Config;

/// <summary>Where a department sees what it used and what is left of its caps.</summary>
public enum DashboardKind
{
    /// <summary>On the one dashboard that IT and the members of every department may open.</summary>
    [JsonStringEnumMemberName("shared")]
    Shared,

    /// <summary>On a dashboard of its own, for which AWS charges 3.00 USD a month; IT keeps the shared one.</summary>
    [JsonStringEnumMemberName("own")]
    Own,

    /// <summary>Nowhere: members may open no dashboard. IT keeps the shared one.</summary>
    [JsonStringEnumMemberName("none")]
    None,
}
