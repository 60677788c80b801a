using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>
/// A further rule about a sandbox whose file was bound in full, such as the size of the policies it leads to.
/// Rules that need more than the configuration live outside this assembly and are handed to <see cref="ConfigLoader"/>.
/// </summary>
/// <param name="sandbox">The sandbox's file.</param>
/// <param name="names">Names and ARNs.</param>
public delegate void SandboxRule(BoundFile<Sandbox> sandbox, SandboxNames names);
