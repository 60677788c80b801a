using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>
/// A further rule about a department whose file was bound in full, such as the size of the IAM policy it leads to.
/// Rules that need more than the configuration live outside this assembly and are handed to <see cref="ConfigLoader"/>.
/// </summary>
/// <param name="department">The department's file.</param>
/// <param name="sandbox">The sandbox.</param>
/// <param name="names">Names and ARNs of what is deployed.</param>
/// <param name="models">The department's models.</param>
public delegate void DepartmentRule(BoundFile<Department> department, Sandbox sandbox, SandboxNames names, IReadOnlyList<Model> models);
