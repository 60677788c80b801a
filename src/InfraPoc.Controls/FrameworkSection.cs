namespace InfraPoc.Controls;

/// <summary>A section of a framework.</summary>
/// <param name="Framework">The framework.</param>
/// <param name="Id">The section's identifier in it.</param>
/// <param name="Title">The section's title in it, in the language it is published in.</param>
public sealed record FrameworkSection(Framework Framework, string Id, string Title);
