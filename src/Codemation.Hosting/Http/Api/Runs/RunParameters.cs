using System.Diagnostics.CodeAnalysis;
using Codemation.Hosting.Commands;
using Codemation.Hosting.Configuration;
using Codemation.Hosting.Http.Problems;
using Codemation.Runtime.Lifetimes;
using Microsoft.AspNetCore.Http;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>What a start of a run says beside its body.</summary>
/// <param name="IdempotencyKey">The caller's name for the request; null for none.</param>
/// <param name="Wait">How long the caller waits for the end; null for not at all.</param>
/// <param name="BodyIs">What an object in the body is; null for what it looks like.</param>
internal sealed record RunParameters(string? IdempotencyKey, TimeSpan? Wait, BodyKind? BodyIs)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private static readonly string[] Known = ["wait", "body"];

    public static bool TryRead(HttpRequest request, [NotNullWhen(true)] out RunParameters? parameters, [NotNullWhen(false)] out IResult? problem)
    {
        var errors = new List<InputError>();
        if (!IdempotencyKeys.TryRead(request, out var key, out var wrong))
        {
            errors.Add(wrong);
        }

        parameters = new RunParameters(key, Waiting(request, errors), Body(request, errors));
        foreach (var name in request.Query.Keys.Where(static name => !Known.Contains(name, StringComparer.Ordinal)))
        {
            errors.Add(new InputError(name, $"is not known{Nearest.Suggest(name, Known)}; known are {string.Join(", ", Known)}"));
        }

        problem = errors.Count == 0 ? null : Problem.Of(StatusCodes.Status400BadRequest, "The request can't be used; nothing was created.", errors);
        return problem is null;
    }

    private static TimeSpan? Waiting(HttpRequest request, List<InputError> errors)
    {
        if (request.Query["wait"] is not { Count: > 0 } given)
        {
            return null;
        }

        if (DurationText.TryRead(given.ToString(), out var wait) && wait <= LongestWait)
        {
            return wait;
        }

        errors.Add(new InputError("wait", $"is a duration up to {DurationText.Of(LongestWait)}, such as 30s, not \"{given}\""));
        return null;
    }

    private static BodyKind? Body(HttpRequest request, List<InputError> errors)
    {
        switch (request.Query["body"].ToString())
        {
            case "":
                return null;
            case "items":
                return BodyKind.Items;
            case "request":
                return BodyKind.Request;
            case var other:
                errors.Add(new InputError("body", $"is items or request, not \"{other}\""));
                return null;
        }
    }
}
