using InfraPoc.Config;

namespace InfraPoc.Controls.Templates;

/// <summary>A folder is not a cloud assembly that can be read. The message says what was expected and where.</summary>
/// <param name="text">What is wrong.</param>
/// <param name="inner">What caused it.</param>
public sealed class AssemblyException(Bilingual text, Exception? inner = null) : BilingualException(text, inner);
