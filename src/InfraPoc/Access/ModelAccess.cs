using InfraPoc.Config;

namespace InfraPoc.Access;

/// <summary>A model and the department's own inference profile for it.</summary>
/// <param name="Model">The model.</param>
/// <param name="ApplicationProfileArn">ARN of the application inference profile; a CDK token while a stack is being built.</param>
public sealed record ModelAccess(Model Model, string ApplicationProfileArn);
