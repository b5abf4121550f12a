using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Codemation.Chaos.Workers;
using Codemation.Chaos.Workflows;

namespace Codemation.Chaos.Histories;

/// <summary>Clients of the HTTP API that ask for runs, several at once, and write down what they were told.</summary>
internal sealed class HttpClients(HttpClient http, History history, Random random, TimeProvider time)
{
    private const int MostAttempts = 20;

    private readonly Lock choosing = new();
    private int answered;

    /// <summary>How many runs were asked for and answered.</summary>
    public int Answered => Volatile.Read(ref answered);

    public Task LoadAsync(int operations, int atOnce)
    {
        var left = operations;
        return Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await StartAsync();
                Interlocked.Increment(ref answered);
            }
        }));
    }

    private async Task StartAsync()
    {
        string workflow;
        int count;
        lock (choosing)
        {
            workflow = ChaosWorkflow.Ids[random.Next(ChaosWorkflow.Ids.Count)];
            count = random.Next(1, 4);
        }

        var op = history.Next();
        var invoked = time.GetUtcNow();
        var (outcome, text) = await AskAsync(op, workflow, count);
        history.Add(new Operation
        {
            Op = op,
            Workflow = workflow,
            Count = count,
            Invoked = invoked,
            Answered = time.GetUtcNow(),
            Outcome = outcome,
            Text = text,
        });
    }

    // Who was not answered asks again, under the same key.
    private async Task<(Outcome Outcome, string Text)> AskAsync(int op, string workflow, int count)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/workflows/{workflow}/runs")
                {
                    Content = JsonContent.Create(ChaosWorkflow.JobsOf(op, count)),
                };
                request.Headers.Add("Idempotency-Key", $"operation-{op}");
                using var response = await http.SendAsync(request);
                if (response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK)
                {
                    var started = await response.Content.ReadFromJsonAsync<JsonElement>();
                    return (Outcome.Ok, started.GetProperty("runId").GetString()!);
                }

                if (response.StatusCode != HttpStatusCode.ServiceUnavailable || attempt == MostAttempts)
                {
                    return (Outcome.Fail, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
                }
            }
            catch (Exception) when (attempt < MostAttempts)
            {
                // Asked again below.
            }
            catch (Exception error)
            {
                return (Outcome.Unknown, error.Message);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), time);
        }
    }
}
