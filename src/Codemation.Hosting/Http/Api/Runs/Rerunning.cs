using System.Text.Json;
using System.Text.Json.Nodes;
using Codemation.Hosting.Commands;
using Codemation.Hosting.Documents;
using Codemation.Hosting.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>Repeats a run, from a step on if one is named.</summary>
internal static class Rerunning
{
    // How the engine calls the items in the paths of its errors.
    private const string ItemsRoot = "input";

    public static async Task<IResult> AnswerAsync(
        string id, HttpRequest request, WorkflowHost host, StoredRuns stored, RunWaiting waiting, CancellationToken cancellationToken)
    {
        var runs = await stored.OpenAsync(cancellationToken);
        if (await runs.Store.FindAsync(id, cancellationToken) is not { } source)
        {
            return Lookups.NoRun(id);
        }

        if (host.Catalog.Find(source.WorkflowId) is not { } entry)
        {
            return Lookups.NoWorkflow(host, source.WorkflowId);
        }

        if (!RunParameters.TryRead(request, out var parameters, out var problem))
        {
            return problem;
        }

        var asked = HasBody(request) ? await RequestJson.ReadAsync(request, RequestJson.Default.RerunRequest, cancellationToken) : new RerunRequest();
        var options = Options(asked, entry.Plan);
        try
        {
            var runId = (await runs.RerunAsync(id, options, cancellationToken)).Id;
            var ended = parameters.Wait is { } wait ? await waiting.EndAsync(entry, runId, outcome: null, wait, cancellationToken) : null;
            return ended is null ? RunStarting.Accepted(request, runId, entry.Id) : new OutcomeResult(entry.Id, ended);
        }
        catch (InputException invalid)
        {
            throw new InputException([.. invalid.Errors.Select(Place)], invalid);
        }
    }

    private static bool HasBody(HttpRequest request) => request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0;

    private static RerunOptions Options(RerunRequest asked, ExecutionPlan plan)
    {
        var errors = new List<InputError>();
        if (asked.From is { } from && plan.IndexOf(from) < 0)
        {
            errors.Add(new InputError("$.from", $"Step \"{from}\" not found in workflow \"{plan.WorkflowId}\"{Nearest.Suggest(from, plan.Steps.Select(static step => step.Id))}"));
        }

        if (asked.StopAfter is { } last && StepNames.CantEndAt(plan, last) is { } wrong)
        {
            errors.Add(new InputError("$.stopAfter", wrong));
        }

        return errors.Count > 0 ? throw new InputException(errors) : new RerunOptions
        {
            FromStep = asked.From,
            StopAfter = asked.StopAfter,
            FailedItemsOnly = asked.FailedOnly,
            Input = asked.Items is { } items ? Array(items) : null,
            Pinned = asked.Pinned?.ToDictionary(static pin => pin.Key, static pin => Array(pin.Value), StringComparer.Ordinal) ?? [],
        };
    }

    private static JsonArray Array(JsonElement items)
        => items.ValueKind == JsonValueKind.Array ? JsonArray.Create(items)! : [JsonSerializer.SerializeToNode(items, DocumentJson.Default.JsonElement)];

    private static InputError Place(InputError error)
        => error with { Path = error.Path.StartsWith(ItemsRoot, StringComparison.Ordinal) ? $"$.items{error.Path[ItemsRoot.Length..]}" : $"$.{error.Path}" };
}
