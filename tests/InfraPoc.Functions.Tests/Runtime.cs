using System.Reflection;
using System.Runtime.Loader;

namespace InfraPoc.Functions.Tests;

/// <summary>
/// Stands for Lambda's runtime, in a process of its own: finds a handler by its string, calls it with a stream, and treats
/// an exception as a failed invocation. Uses nothing that the asset does not bring.
/// </summary>
public static class Runtime
{
    /// <summary>What the answer's line begins with.</summary>
    public const string Mark = "ANSWER ";

    public static async Task<int> Main(string[] arguments)
    {
        var (folder, handler) = (arguments[0], arguments[1].Split("::"));
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(folder, $"{handler[0]}.dll"));
        var method = assembly.GetType(handler[1], throwOnError: true)!.GetMethod(handler[2], BindingFlags.Public | BindingFlags.Static)
            ?? throw new MissingMethodException(arguments[1]);
        using var input = new MemoryStream();
        await using (var given = Console.OpenStandardInput())
        {
            await given.CopyToAsync(input);
        }

        input.Position = 0;
        try
        {
            using var reader = new StreamReader(await (Task<Stream>)method.Invoke(null, [input])!);
            Console.WriteLine(Mark + await reader.ReadToEndAsync());
            return 0;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync(exception.ToString());
            return 1;
        }
    }
}
