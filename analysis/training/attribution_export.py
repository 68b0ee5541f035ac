"""Write the trained tagger as int8 ONNX: ``python -m analysis.training.attribution_export``.

python -m analysis.training.attribution_export network.pt analysis/models/attribution
"""

import argparse
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from onnxruntime import InferenceSession
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from analysis.training.attribution import pretrained
from analysis.training.attribution_network import Network

INPUTS = ["ids", "mask", "cases", "quotes"]


def export(weights: Path, folder: Path, whole: bool) -> None:
    """Write tagger.onnx, relations.npz and tokenizer.json; ``whole`` leaves out the int8 step."""
    network = Network(pretrained())
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.eval()
    network.encoder.set_attn_implementation("eager")  # exports to fewer and faster operators
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made:
        plain, ready = Path(made) / "plain.onnx", Path(made) / "ready.onnx"
        _to_onnx(network, plain)
        _check(network, plain)
        if whole:
            shutil.copy(plain, folder / "tagger.onnx")
        else:
            quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
            quantize_dynamic(
                str(ready),
                str(folder / "tagger.onnx"),
                op_types_to_quantize=["MatMul", "Gather"],
                per_channel=True,
                reduce_range=False,
                weight_type=QuantType.QInt8,
            )
    np.savez(
        folder / "relations.npz",
        distances=network.distances.weight.detach().numpy(),
        lines=network.lines.weight.detach().numpy(),
        weight=network.relations.weight.detach().numpy(),
        bias=network.relations.bias.detach().numpy(),
    )
    shutil.copy(pretrained() / "tokenizer.json", folder / "tokenizer.json")


def _to_onnx(network: Network, path: Path) -> None:
    example = tuple(torch.ones(2, 9, dtype=torch.long) for _ in INPUTS)
    axes = {name: {0: "window", 1: "piece"} for name in [*INPUTS, "tags", "views"]}
    torch.onnx.export(
        network, example, str(path), input_names=INPUTS, output_names=["tags", "views"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def _check(network: Network, path: Path) -> None:
    """Hold the exported graph against the network, on windows of which one is padded.

    :raises AssertionError: they differ.
    """
    ids = torch.randint(1000, 20000, (2, 40), generator=torch.Generator().manual_seed(1))
    mask = torch.ones_like(ids)
    mask[1, 25:] = 0
    inputs = {"ids": ids * mask, "mask": mask, "cases": ids % 4, "quotes": ids % 3}
    with torch.no_grad():
        wanted, _ = network(**inputs)
        alone, _ = network(**{name: value[1:, :25] for name, value in inputs.items()})
    session = InferenceSession(str(path), providers=["CPUExecutionProvider"])
    tags, _ = session.run(None, {name: value.numpy() for name, value in inputs.items()})
    np.testing.assert_allclose(tags, wanted.numpy(), atol=1e-3)
    np.testing.assert_allclose(tags[1:, :25], alone.numpy(), atol=1e-3)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--whole", action="store_true", help="keep 32-bit floats")
    given = parser.parse_args()
    export(given.weights, given.folder, given.whole)
