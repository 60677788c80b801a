using InfraPoc.Cli.Commands;
using InfraPoc.Config;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli;

/// <summary>
/// Warns of departments whose file was removed while their stacks may still exist: the CDK forgets a stack that the app no longer has.
/// </summary>
internal static class RemovedDepartments
{
    private const string Folder = $"{ConfigLoader.Folder}/departments";

    /// <summary>
    /// A warning for each, with the commands. Git tells: whether the stacks were ever deployed or are gone already only AWS knows, and a
    /// removal before the last commit is not seen.
    /// </summary>
    /// <param name="config">The configuration without them.</param>
    /// <param name="root">The project folder.</param>
    public static IEnumerable<ConfigProblem> Warnings(SandboxConfig config, string root)
    {
        var accounts = config.Sandbox.Accounts;
        var names = config.Sandbox.Names();
        return
        [
            .. from file in GitCheckout.Removed(root, Folder)
               let id = Path.GetFileNameWithoutExtension(file)
               where Path.GetExtension(file) == ".yaml" && config.Departments.All(department => department.Id != id)
               select new ConfigProblem(
                   file, 1, 1, "DEP043",
                   new(
                       "the file was removed, which removes nothing in AWS: stacks of the department that were ever deployed are still there",
                       "ファイルを削除しても、AWS からは何も削除されません。デプロイしたことがある場合、部門のスタックが残っています"),
                   new(
                       $"if so, {Delete(accounts.Identity, names.AccessStack(id))} in account {accounts.Identity.Id}, then {Delete(accounts.Sandbox, names.DepartmentStack(id))} in account {accounts.Sandbox.Id}",
                       $"残っている場合は、アカウント {accounts.Identity.Id} で {Delete(accounts.Identity, names.AccessStack(id))}、続いてアカウント {accounts.Sandbox.Id} で {Delete(accounts.Sandbox, names.DepartmentStack(id))} を実行してください"),
                   ProblemSeverity.Warning),
        ];
    }

    private static string Delete(AwsAccount account, string stack) =>
        $"`aws cloudformation delete-stack --region {account.Region} --stack-name {stack}`";
}
