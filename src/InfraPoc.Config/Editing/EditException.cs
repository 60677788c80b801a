namespace InfraPoc.Config.Editing;

/// <summary>A file is not changed as it was asked for; nothing was written. The message says why, and the fix.</summary>
/// <param name="text">The message in both languages.</param>
/// <param name="cause">What the file system said, if it was asked.</param>
public sealed class EditException(Bilingual text, Exception? cause = null) : BilingualException(text, cause);
