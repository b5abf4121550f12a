using System.Diagnostics;
using System.Globalization;
using Codemation.Benchmarks.Items;
using Npgsql;
using NpgsqlTypes;

namespace Codemation.Benchmarks.Storage;

/// <summary>
/// Runs of seven steps with 10,000 items, every step's output kept, beside <c>COPY</c> of as many bytes in as many pieces into a table without an
/// index, in one transaction for each run.
/// </summary>
internal static class LargeBatches
{
    private const int Items = 10_000;
    private const int Steps = 7;

    private const string Sizes =
        "SELECT coalesce(string_agg(octet_length(items)::text, ' '), '') FROM payload_chunks WHERE payload_id IN (SELECT payload_id FROM activations WHERE run_id = '{0}')";

    /// <summary>Prints a line for each round: <c>items ADDRESS ROUNDS</c>.</summary>
    public static async Task RunAsync(string address, int rounds)
    {
        await using var host = WorkflowHost.Create(app =>
        {
            app.AddWorkflows();
            app.Database = address;
        });
        var orders = Enumerable.Range(0, Items).Select(id => new Order(id, 10.5m + (id % 1000), id % 40)).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            var run = await host.RunAsync<SevenSteps, Order, Receipt>(orders);
            var took = Stopwatch.GetElapsedTime(began);
            if (run.Status != RunStatus.Completed)
            {
                throw new InvalidOperationException(run.Error?.Message);
            }

            Print("workflow", took, await LimitAsync(address, run.RunId));
        }
    }

    private static void Print(string what, TimeSpan took, TimeSpan? limit)
    {
        var rate = Items / took.TotalSeconds;
        var beside = limit is { } copy ? string.Create(CultureInfo.InvariantCulture, $"; COPY {Items / copy.TotalSeconds:N0} items/s, {took / copy:0.0} x") : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what}: {took.TotalMilliseconds:N0} ms, {rate:N0} items/s through {Steps} steps, {rate * Steps:N0} outputs/s{beside}"));
    }

    private static async Task<TimeSpan?> LimitAsync(string address, string runId)
    {
        if (!address.StartsWith("postgresql://", StringComparison.Ordinal))
        {
            return null;
        }

        var sizes = (await ServerStatistics.ScalarAsync<string>(address, string.Format(CultureInfo.InvariantCulture, Sizes, runId))).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var pieces = Array.ConvertAll(sizes, size => new byte[int.Parse(size, CultureInfo.InvariantCulture)]);
        foreach (var piece in pieces)
        {
            Random.Shared.NextBytes(piece);
        }

        await using var connection = await ServerStatistics.OpenAsync(address);
        await ExecuteAsync(connection, "CREATE TABLE IF NOT EXISTS copied (items bytea NOT NULL)");
        var began = Stopwatch.GetTimestamp();
        await using (var copy = await connection.BeginBinaryImportAsync("COPY copied (items) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var piece in pieces)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(piece, NpgsqlDbType.Bytea);
            }

            await copy.CompleteAsync();
        }

        var took = Stopwatch.GetElapsedTime(began);
        await ExecuteAsync(connection, "TRUNCATE copied");
        return took;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
