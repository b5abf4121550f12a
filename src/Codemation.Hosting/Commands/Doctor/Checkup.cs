using System.CommandLine;
using System.Runtime.CompilerServices;
using Codemation.Hosting.Configuration;
using Codemation.Hosting.Http.Security;

namespace Codemation.Hosting.Commands.Doctor;

/// <summary>All checks, one after the other. What fails keeps the others from nothing but what needs it.</summary>
internal static class Checkup
{
    public static async IAsyncEnumerable<Check> RunAsync(
        CommandContext context, ParseResult arguments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        WorkflowHost? host = null;
        HostSettings? settings = null;
        string? redis = null;
        Check? broken = null;
        try
        {
            settings = context.Read(GivenSettings.Of(arguments, context));
            host = context.CreateHost(arguments, configured: app => redis = app.Redis);

            // An address that can't be read shows here.
            _ = (host.StoreName, host.Binaries);
        }
        catch (Exception error) when (error is UsageException or FormatException)
        {
            broken = Check.Failed("settings", error.Message, "Correct what docs/configuration.md describes.");
        }

        if (broken is not null)
        {
            yield return broken;
            yield break;
        }

        await using var checkedHost = host!;
        yield return Check.Ok("settings", Sources(context));
        yield return WorkflowCheck.Run(checkedHost);
        await foreach (var check in DatabaseChecks.RunAsync(checkedHost, cancellationToken))
        {
            yield return check;
        }

        yield return await StorageCheck.RunAsync(checkedHost, cancellationToken);
        if (redis is not null)
        {
            yield return await RedisCheck.RunAsync(redis, cancellationToken);
        }

        yield return Key(settings!.Web);
    }

    private static string Sources(CommandContext context)
    {
        var files = SettingsSources.Files(context.Terminal).Select(static file => Path.GetFileName(file)!).ToArray();
        return files.Length == 0 ? "environment and command line; no appsettings.json" : $"{string.Join(", ", files)}, environment and command line";
    }

    private static Check Key(WebSettings web)
    {
        var urls = string.Join(", ", web.EffectiveUrls);
        try
        {
            WebAccess.EnsureSafe(web);
            return Check.Ok("keys", web.ApiKey is null ? $"no API key; {urls} is reached from this machine only" : $"there is an API key for {urls}");
        }
        catch (UsageException open)
        {
            return Check.Failed("keys", open.Message, "Set CODEMATION_API_KEY.");
        }
    }
}
