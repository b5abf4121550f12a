using System.Globalization;
using Codemation.Hosting.Documents;
using Codemation.Hosting.Http.Problems;
using Codemation.Runtime.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>Gives the stored items of a step, a page at a time.</summary>
internal static class StepItems
{
    private const int DefaultLimit = 50;
    private const int MostItems = 500;
    private const long MostBytes = 4 * 1024 * 1024;

    public static async Task<Results<Ok<ItemsPage>, ProblemHttpResult>> AnswerAsync(
        string id, string step, string? port, string? cursor, int? limit, WorkflowHost host, StoredRuns runs, CancellationToken cancellationToken)
    {
        var first = 0;
        if (limit is < 1 or > MostItems || (cursor is not null && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out first)))
        {
            return Problem.Of(StatusCodes.Status400BadRequest, $"\"limit\" is a number from 1 to {MostItems}; \"cursor\" is what the page before gave as \"next\".");
        }

        var store = await runs.StoreAsync(cancellationToken);
        if (await store.FindAsync(id, cancellationToken) is not { } row)
        {
            return Lookups.NoRun(id);
        }

        var plan = host.Catalog.Find(row.WorkflowId)?.Plan;
        if (PortOf(plan, step, port) is not { } found)
        {
            return Problem.NotFound($"Step \"{step}\" of run \"{id}\" has no output \"{port}\".");
        }

        return await store.ReadBatchAsync(id, step, found.Number, cancellationToken) is { } batch
            ? TypedResults.Ok(await PageAsync(batch, step, found.Name, first, limit ?? DefaultLimit, cancellationToken))
            : Problem.NotFound($"Nothing is stored for step \"{step}\" of run \"{id}\": it did not complete, or is no step of the workflow.");
    }

    /// <summary>A port by name or number; the first one when none is named.</summary>
    private static (int Number, string Name)? PortOf(ExecutionPlan? plan, string step, string? port)
    {
        var index = plan?.IndexOf(step) ?? -1;
        var ports = index < 0 ? [] : plan!.Steps[index].Ports.Select(static one => one.Name).ToArray();
        if (port is null)
        {
            return (0, ports.FirstOrDefault() ?? "0");
        }

        var named = Array.IndexOf(ports, port);
        if (named >= 0)
        {
            return (named, port);
        }

        return int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (ports.Length == 0 || number < ports.Length)
            ? (number, ports.Length == 0 ? port : ports[number])
            : null;
    }

    private static async Task<ItemsPage> PageAsync(
        StoredBatch batch, string step, string port, int first, int limit, CancellationToken cancellationToken)
    {
        var items = new List<ItemDocument>(Math.Min(limit, batch.Count));
        var position = 0;
        var bytes = 0L;
        await foreach (var chunk in StoredChunks.Of(batch).WithCancellation(cancellationToken))
        {
            if (position + chunk.Count > first)
            {
                bytes += StoredChunks.Take(chunk, position, first, limit - items.Count, MostBytes - bytes, items);
            }

            position += chunk.Count;
            if (items.Count == limit || bytes >= MostBytes)
            {
                break;
            }
        }

        var next = first + items.Count;
        return new ItemsPage(step, port, batch.Count, items, next < batch.Count ? next.ToString(CultureInfo.InvariantCulture) : null);
    }
}
