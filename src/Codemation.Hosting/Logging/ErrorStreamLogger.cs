using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Codemation.Hosting.Logging;

/// <summary>Writes log lines to the error stream, one each, so that standard output stays for results.</summary>
internal sealed class ErrorStreamLogger(TextWriter error) : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentDictionary<string, ErrorStreamCategory> categories = new(StringComparer.Ordinal);
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public ILogger CreateLogger(string categoryName)
        => categories.GetOrAdd(categoryName, name => new ErrorStreamCategory(name, error, () => scopes));

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose() => categories.Clear();
}
