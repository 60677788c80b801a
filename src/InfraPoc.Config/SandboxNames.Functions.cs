namespace InfraPoc.Config;

/// <content>Names of what meters use and stops departments.</content>
public sealed partial class SandboxNames
{
    /// <summary>Stack that meters what departments use and stops them.</summary>
    public string UsageStack => $"{StackPrefix}-Usage";

    /// <summary>ARN pattern of the log groups of <see cref="UsageStack"/>; CloudFormation begins generated names with the stack's.</summary>
    public string UsageLogGroupsArn => $"arn:aws:logs:{region}:{account}:log-group:{UsageStack}-*";

    /// <summary>ARN pattern of the tables of <see cref="UsageStack"/>.</summary>
    public string UsageTablesArn => $"arn:aws:dynamodb:{region}:{account}:table/{UsageStack}-*";

    /// <summary>CloudWatch namespace of the metrics that the functions report.</summary>
    public string UsageMetrics => $"{sandbox.Name}/usage";

    /// <summary>Name of the function that meters every call.</summary>
    public string Meter => $"{sandbox.Name}-meter";

    /// <summary>Name of the function that stops and releases departments.</summary>
    public string Brake => $"{sandbox.Name}-brake";

    /// <summary>Name of the function that owns the account's model-invocation logging configuration.</summary>
    public string PromptLogging => $"{sandbox.Name}-prompt-logging";

    /// <summary>ARN of a function.</summary>
    /// <param name="function"><see cref="Meter"/>, <see cref="Brake"/> or <see cref="PromptLogging"/>.</param>
    public string FunctionArn(string function) => $"arn:aws:lambda:{region}:{account}:function:{function}";

    /// <summary>ARN of the role of a function, which has the function's name.</summary>
    /// <param name="function"><see cref="Meter"/>, <see cref="Brake"/> or <see cref="PromptLogging"/>.</param>
    public string FunctionRoleArn(string function) => $"arn:aws:iam::{account}:role{Path}{function}";

    /// <summary>Path of the parameters from which the functions read the configuration.</summary>
    public string ParameterPath => $"/infrapoc/{sandbox.Name}";

    /// <summary>ARN pattern of those parameters.</summary>
    public string ParametersArn => $"arn:aws:ssm:{region}:{account}:parameter{ParameterPath}/*";

    /// <summary>Parameter with what concerns the whole sandbox.</summary>
    public string SettingsParameter => $"{ParameterPath}/settings";

    /// <summary>Parameter with a part of the models and their prices.</summary>
    /// <param name="part">From 1.</param>
    public string ModelsParameter(int part) => $"{ParameterPath}/models/{part}";

    /// <summary>Parameter with a part of the departments' ids.</summary>
    /// <param name="part">From 1.</param>
    public string RosterParameter(int part) => $"{ParameterPath}/roster/{part}";

    /// <summary>Parameter with a department's rules, in the department's own stack.</summary>
    public string DepartmentParameter(Department department) => $"{ParameterPath}/departments/{department.Id}";

    /// <summary>What the name of the role of a department's sign-in begins with; Identity Center adds 16 hexadecimal digits.</summary>
    public string SignInRolePrefix(Department department) => $"AWSReservedSSO_{PermissionSet(department)}_";
}
