using Amazon.CDK.AWS.Bedrock;
using Constructs;
using InfraPoc.Policies;
using InfraPoc.Stacks;

namespace InfraPoc.Constructs;

/// <summary>One application inference profile for each model of a department, so that calls through it are attributed by tag.</summary>
public sealed class DepartmentModels : Construct
{
    /// <summary>Adds the profiles to <paramref name="scope"/>.</summary>
    public DepartmentModels(Construct scope, DepartmentProps props)
        : base(scope, "Models")
    {
        var home = props.Sandbox.Accounts.Sandbox.Region;
        var tags = props.Names.Tags(props.Department).ToCfn();

        Access =
        [
            .. from model in props.Config.ModelsOf(props.Department)
               let profile = new CfnApplicationInferenceProfile(this, model.Alias, new CfnApplicationInferenceProfileProps
               {
                   InferenceProfileName = props.Names.InferenceProfile(props.Department, model),
                   ModelSource = new CfnApplicationInferenceProfile.InferenceProfileModelSourceProperty
                   {
                       CopyFrom = props.Names.SystemProfileArn(model) ?? SandboxNames.FoundationModelArn(model, home),
                   },
                   Tags = tags,
               })
               select new ModelAccess(model, profile.AttrInferenceProfileArn),
        ];
    }

    /// <summary>The models with the ARNs of their profiles.</summary>
    public IReadOnlyList<ModelAccess> Access { get; }
}
