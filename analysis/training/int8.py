"""Write a network over two texts as int8 ONNX."""

from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def write(network: nn.Module, tokenizer, outputs: list[str], work: Path, path: Path) -> None:
    """Export ``network`` through ``work`` to ``path`` and print its size in bytes.

    Its inputs are those of ``tokenizer``, any number of pairs of any length; ``outputs`` names what it
    gives.
    """
    network.eval()
    tokens = tokenizer(["one side"] * 2, ["the other side of it"] * 2, return_tensors="pt")
    full = work / "whole.onnx"
    torch.onnx.export(
        network,
        tuple(tokens[name] for name in INPUTS),
        str(full),
        input_names=list(INPUTS),
        output_names=outputs,
        dynamic_axes={name: {0: "pairs", 1: "tokens"} for name in INPUTS},
        opset_version=17,
        dynamo=False,
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    quantize_dynamic(full, path, weight_type=QuantType.QInt8, per_channel=True)
    print(path, path.stat().st_size)
