using Microsoft.AspNetCore.Http;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>The caller's own name for a request, by which a repeated one is known.</summary>
internal static class IdempotencyKeys
{
    private const string Header = "Idempotency-Key";
    private const int Longest = 200;

    /// <summary>Reads it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="key">The key; null for none.</param>
    /// <param name="wrong">Why it can't be used.</param>
    /// <returns>Whether it can be used.</returns>
    public static bool TryRead(HttpRequest request, out string? key, out InputError wrong)
    {
        var given = request.Headers[Header];
        key = given.Count == 1 ? given[0] : null;
        wrong = new InputError(Header, $"is one text of 1 to {Longest} ASCII characters");
        return given.Count == 0 || key is { Length: > 0 and <= Longest } && key.All(static letter => letter is >= ' ' and <= '~');
    }
}
