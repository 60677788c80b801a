using Amazon.CDK;
using Amazon.CDK.AWS.Bedrock;
using Constructs;
using InfraPoc.Config;

namespace InfraPoc.Access;

/// <summary>One application inference profile for each model of a department, so that calls through it are attributed by tag.</summary>
public sealed class DepartmentModels : Construct
{
    /// <summary>Adds the profiles to <paramref name="scope"/>.</summary>
    public DepartmentModels(Construct scope, DepartmentProps props)
        : base(scope, "Models")
    {
        var home = props.Sandbox.Accounts.Sandbox.Region;
        var tags = props.Names.Tags(props.Department).ToCfn();

        List<(Model Model, CfnApplicationInferenceProfile Profile)> profiles =
        [
            .. from model in props.Config.ModelsOf(props.Department)
               select (model, new CfnApplicationInferenceProfile(this, model.Alias, new CfnApplicationInferenceProfileProps
               {
                   InferenceProfileName = props.Names.InferenceProfile(props.Department, model),
                   ModelSource = new CfnApplicationInferenceProfile.InferenceProfileModelSourceProperty
                   {
                       CopyFrom = props.Names.SystemProfileArn(model) ?? SandboxNames.FoundationModelArn(model, home),
                   },
                   Tags = tags,
               })),
        ];
        Access = [.. profiles.Select(each => new ModelAccess(each.Model, each.Profile.AttrInferenceProfileArn))];

        ProfileIds = profiles.ToDictionary(each => each.Profile.AttrInferenceProfileId, each => each.Model.Alias);
        foreach (var (model, profile) in profiles)
        {
            _ = new CfnOutput(
                Stack.Of(this), SandboxNames.InferenceProfileIdOutput(model),
                new CfnOutputProps { Value = profile.AttrInferenceProfileId, Description = $"Application inference profile of model {model.Alias}" });
        }
    }

    /// <summary>The models with the ARNs of their profiles.</summary>
    public IReadOnlyList<ModelAccess> Access { get; }

    /// <summary>Aliases of the models by the ids of their profiles, which are CDK tokens.</summary>
    public IReadOnlyDictionary<string, string> ProfileIds { get; }
}
