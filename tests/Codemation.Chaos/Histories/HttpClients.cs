using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Codemation.Chaos.Workers;
using Codemation.Chaos.Workflows;

namespace Codemation.Chaos.Histories;

/// <summary>Clients of the HTTP API that ask for runs, several at once, and write down what they were told.</summary>
/// <param name="webs">The web processes.</param>
/// <param name="history">Where they write it down.</param>
/// <param name="random">Decides what they ask for.</param>
/// <param name="time">The clock.</param>
internal sealed class HttpClients(IReadOnlyList<HttpClient> webs, History history, Random random, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lock choosing = new();
    private int answered;

    /// <summary>The share of starts that are not asked for again when nobody answered; all are unless set.</summary>
    public double NeverRepeated { get; init; }

    /// <summary>How often a start is asked for at the same time, at most.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>How long each waits before it asks for the next run; not at all unless set.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>How many runs were asked for and answered.</summary>
    public int Answered => Volatile.Read(ref answered);

    /// <summary>Asks for one run after the other, until enough were asked for.</summary>
    public Task LoadAsync(int operations, int atOnce, CancellationToken stopping = default)
    {
        var left = operations;
        return Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0 && !stopping.IsCancellationRequested)
            {
                await StartAnyAsync();
                Interlocked.Increment(ref answered);
                await Task.Delay(Pause, time);
            }
        }));
    }

    /// <summary>Asks for a run of a workflow.</summary>
    /// <returns>The operation, and what was answered.</returns>
    public async Task<(int Op, Answer Answer)> StartAsync(string workflow, int count)
    {
        var start = new HttpStart(history.Next(), workflow, count, Copies: 1, IsRepeated: true);
        return (start.Op, await StartAsync(start));
    }

    private Task StartAnyAsync()
    {
        lock (choosing)
        {
            return StartAsync(new HttpStart(
                history.Next(),
                ChaosWorkflow.Ids[random.Next(ChaosWorkflow.Ids.Count)],
                random.Next(1, 4),
                random.Next(1, Copies + 1),
                random.NextDouble() >= NeverRepeated));
        }
    }

    private async Task<Answer> StartAsync(HttpStart start)
    {
        var invoked = time.GetUtcNow();
        var answer = await AskAsync(start);
        history.Add(new Operation
        {
            Op = start.Op,
            Workflow = start.Workflow,
            Count = start.Count,
            Invoked = invoked,
            Answered = time.GetUtcNow(),
            Outcome = answer.Outcome,
            Text = answer.Text,
        });
        return answer;
    }

    // Who was not answered asks again, under the same key. To be connected with nobody is not to have asked.
    private async Task<Answer> AskAsync(HttpStart start)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, start.Copies).Select(copy => SendAsync(webs[(start.Op + copy) % webs.Count], start)));
            var told = answers.Where(answer => answer is { Outcome: not Outcome.Unknown }).Select(answer => answer!.Value).Distinct().ToArray();
            switch (told)
            {
                case [var one]:
                    return one;
                case [_, _, ..]:
                    return new Answer(Outcome.Ok, "several things: " + string.Join(", ", told.Select(one => one.Text)));
            }

            var mayHaveHappened = answers.Any(answer => answer is not null);
            if ((mayHaveHappened && !start.IsRepeated) || time.GetElapsedTime(began) > Patience)
            {
                return Answer.Unknown;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), time);
        }
    }

    /// <returns>Null when the request was not sent.</returns>
    private static async Task<Answer?> SendAsync(HttpClient web, HttpStart start)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/workflows/{start.Workflow}/runs")
            {
                Content = JsonContent.Create(ChaosWorkflow.JobsOf(start.Op, start.Count)),
            };
            request.Headers.Add("Idempotency-Key", $"operation-{start.Op}");
            using var response = await web.SendAsync(request);
            if (response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK)
            {
                var started = await response.Content.ReadFromJsonAsync<JsonElement>();
                return new Answer(Outcome.Ok, started.GetProperty("runId").GetString()!);
            }

            return response.StatusCode == HttpStatusCode.ServiceUnavailable
                ? Answer.Unknown
                : new Answer(Outcome.Fail, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
        catch (HttpRequestException nobody) when (nobody.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return null;
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException)
        {
            return Answer.Unknown;
        }
    }
}
