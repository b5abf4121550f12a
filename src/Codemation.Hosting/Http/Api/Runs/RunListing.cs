using System.Globalization;
using Codemation.Hosting.Commands;
using Codemation.Hosting.Documents;
using Codemation.Hosting.Http.Problems;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>Lists runs by what the query says.</summary>
internal static class RunListing
{
    private const int DefaultLimit = 50;
    private const int MostRuns = 500;
    private const string MetadataPrefix = "metadata.";

    private static readonly string[] Known = ["workflow", "status", "queue", "since", "until", "limit", "cursor", MetadataPrefix + "NAME"];

    public static async Task<Results<Ok<RunsPage>, ProblemHttpResult>> AnswerAsync(HttpRequest request, StoredRuns runs, CancellationToken cancellationToken)
    {
        var errors = new List<InputError>();
        var query = Read(request.Query, errors);
        if (errors.Count > 0)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "The query can't be used.", errors);
        }

        // One more tells whether there is a next page.
        var rows = await (await runs.StoreAsync(cancellationToken)).ListAsync(query with { Limit = query.Limit + 1 }, cancellationToken);
        var page = rows.Take(query.Limit).ToArray();
        return TypedResults.Ok(new RunsPage([.. page.Select(RunDocument.OfListed)], rows.Count > query.Limit ? page[^1].Id : null));
    }

    private static RunQuery Read(IQueryCollection given, List<InputError> errors)
    {
        var query = new RunQuery { Limit = DefaultLimit };
        foreach (var (name, values) in given)
        {
            var text = values.ToString();
            if (values.Count != 1)
            {
                errors.Add(new InputError(name, "is given more than once"));
                continue;
            }

            query = name switch
            {
                "workflow" => query with { WorkflowId = text },
                "status" => query with { Status = Status(name, text, errors) },
                "queue" => query with { Queue = text },
                "since" => query with { From = Time(name, text, errors) },
                "until" => query with { Before = Earlier(query.Before, Time(name, text, errors)) },
                "cursor" => query with { Before = Earlier(query.Before, text) },
                "limit" => query with { Limit = Limit(name, text, errors) },
                _ when name.StartsWith(MetadataPrefix, StringComparison.Ordinal) && name.Length > MetadataPrefix.Length
                    => query with { Metadata = Metadata(query, name, text, errors) },
                _ => Unknown(query, name, errors),
            };
        }

        return query;
    }

    private static RunStatus? Status(string name, string text, List<InputError> errors)
    {
        foreach (var status in Enum.GetValues<RunStatus>())
        {
            if (string.Equals(StatusNames.Of(status), text, StringComparison.OrdinalIgnoreCase))
            {
                return status;
            }
        }

        errors.Add(new InputError(name, $"is one of {string.Join(", ", StatusNames.Runs)}, not \"{text}\""));
        return null;
    }

    private static string? Time(string name, string text, List<InputError> errors)
    {
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time >= DateTimeOffset.UnixEpoch)
        {
            return RunIds.FirstAt(time);
        }

        errors.Add(new InputError(name, $"is a time such as 2030-05-01T12:00:00Z, not \"{text}\""));
        return null;
    }

    // Ids sort by time: the earlier of both bounds is the one that matters.
    private static string? Earlier(string? one, string? other) => one is null || (other is not null && string.CompareOrdinal(other, one) < 0) ? other : one;

    private static int Limit(string name, string text, List<InputError> errors)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostRuns)
        {
            return limit;
        }

        errors.Add(new InputError(name, $"is a number from 1 to {MostRuns}, not \"{text}\""));
        return DefaultLimit;
    }

    private static KeyValuePair<string, string>? Metadata(RunQuery query, string name, string text, List<InputError> errors)
    {
        if (query.Metadata is not null)
        {
            errors.Add(new InputError(name, "only one member of the metadata can be looked for at once"));
        }

        return KeyValuePair.Create(name[MetadataPrefix.Length..], text);
    }

    private static RunQuery Unknown(RunQuery query, string name, List<InputError> errors)
    {
        errors.Add(new InputError(name, $"is not known{Nearest.Suggest(name, Known)}; known are {string.Join(", ", Known)}"));
        return query;
    }
}
