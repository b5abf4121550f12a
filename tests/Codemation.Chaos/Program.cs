using Codemation.Chaos.Scenarios;
using Codemation.Chaos.Simulations;
using Codemation.Chaos.Workers;

if (args is [SimulationRole.Name, ..])
{
    return SimulationRole.Run(args);
}

if (args is [ProductRole.Name, var socket, .. var command])
{
    return await ProductRole.RunAsync(socket, command);
}

return args is [WorkerRole.Name, var database, var ledger, var binary]
    ? await WorkerRole.RunAsync(database, ledger, binary)
    : await ScenarioRole.RunAsync(args);
